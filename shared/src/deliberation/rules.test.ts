import fc from 'fast-check'
import { FOUR_STEPS, takeFourStep } from './four-steps'
import { isAnnouncedInTime, mayOpen, nextSpeaker, turnLeft } from './meeting'
import { DEFAULT_THRESHOLDS, likeness, similarTo, stateBySupport, thresholdOf } from './proposal'
import { noticeAfterPause, TOPIC_ACTIONS, type TopicFacts, topicActions, topicAfter } from './topic'

const facts = (more: Partial<TopicFacts> = {}): TopicFacts => ({
  stage: 'discussing',
  fourSteps: null,
  noticeUntil: null,
  openObjections: 0,
  steps: [],
  ...more,
})
const why = (given: Partial<TopicFacts>, action: Parameters<typeof topicAfter>[1], now = 100) => {
  const after = topicAfter(facts(given), action, now)
  return after.ok ? after.stage : after.code
}

describe('四议两公开 (DOMAIN §2)', () => {
  const members = (due: number, present: number, agree: number) =>
    takeFourStep(2, 'partyMembers', { due, present, agree })
  const representatives = (due: number, present: number, agree: number, women?: number) =>
    takeFourStep(3, 'representatives', { due, present, agree, women })

  test('of 45 members at least 30 present, and at least half of those due (23) agree', () => {
    expect(members(45, 30, 23).ok).toBe(true)
    expect(members(45, 29, 29)).toEqual({ ok: false, code: 'QUORUM_MISSING' })
    expect(members(45, 30, 22)).toEqual({ ok: false, code: 'MAJORITY_MISSING' })
  })

  test('of 60 representatives at least 40 present, majority of those present (21 of 40)', () => {
    expect(representatives(60, 40, 21).ok).toBe(true)
    expect(representatives(60, 39, 39)).toEqual({ ok: false, code: 'QUORUM_MISSING' })
    expect(representatives(60, 40, 20)).toEqual({ ok: false, code: 'MAJORITY_MISSING' })
  })

  test('fewer than a third women among the representatives is a warning', () => {
    expect(representatives(60, 40, 21, 19)).toMatchObject({ ok: true, fewWomen: true })
    expect(representatives(60, 40, 21, 20)).toMatchObject({ ok: true, fewWomen: false })
    expect(representatives(60, 40, 21)).toMatchObject({ fewWomen: false })
  })

  test('no step is skipped, none is taken twice', () => {
    const turnout = { due: 3, present: 3, agree: 3 }
    for (let done = 0; done <= FOUR_STEPS.length; done++) {
      FOUR_STEPS.forEach((step, at) => {
        const taken = takeFourStep(done, step, turnout)
        expect(taken.ok).toBe(at === done)
        if (!taken.ok) expect(taken.code).toBe(at < done ? 'FOUR_STEP_DONE' : 'FOUR_STEP_SKIPPED')
      })
    }
  })

  test('figures that can’t be are refused', () => {
    expect(takeFourStep(2, 'partyMembers')).toMatchObject({ code: 'TURNOUT_REQUIRED' })
    for (const turnout of [
      { due: 10, present: 11, agree: 5 },
      { due: 10, present: 9, agree: 10 },
      { due: 0, present: 0, agree: 0 },
      { due: 10, present: 9, agree: 9, women: 11 },
    ])
      expect(takeFourStep(2, 'partyMembers', turnout)).toMatchObject({ code: 'TURNOUT_IMPOSSIBLE' })
  })
})

describe('the way of a topic', () => {
  test('no decision before all four are done', () => {
    expect(why({ fourSteps: 3 }, 'decide')).toBe('FOUR_STEPS_OPEN')
    expect(why({ fourSteps: 4 }, 'decide')).toBe('decided')
    expect(why({ fourSteps: null, stage: 'meeting' }, 'decide')).toBe('decided')
  })

  test('notice days run; their last moment still counts', () => {
    const decided = { stage: 'decided', noticeUntil: 100, steps: [{ done: false }] } as const
    expect(why(decided, 'execute', 100)).toBe('NOTICE_RUNNING')
    expect(why(decided, 'execute', 101)).toBe('executing')
    expect(why(decided, 'object', 100)).toBe('decided')
    expect(why(decided, 'object', 101)).toBe('TOPIC_CLOSED')
  })

  test('an objection pauses', () => {
    const paused = {
      stage: 'decided',
      noticeUntil: 100,
      openObjections: 1,
      steps: [{ done: false }],
    } as const
    expect(why(paused, 'execute', 500)).toBe('OBJECTION_OPEN')
    expect(why(paused, 'settleObjection', 500)).toBe('decided')
    // Ten days in a notice to day 15, paused from day 10 to 13: it ends on day 18.
    expect(noticeAfterPause(15, 10, 13)).toBe(18)
  })

  test('carried out by steps, shown when all are done', () => {
    expect(why({ stage: 'decided', noticeUntil: 1 }, 'execute')).toBe('STEPS_MISSING')
    expect(why({ stage: 'executing', steps: [{ done: true }, { done: false }] }, 'publishResult')).toBe(
      'STEPS_OPEN',
    )
    expect(why({ stage: 'executing', steps: [{ done: true }] }, 'publishResult')).toBe('resulted')
  })

  test('every other stage refuses', () => {
    for (const action of TOPIC_ACTIONS) expect(why({ stage: 'reviewed' }, action)).toBe('TOPIC_STAGE')
    expect(topicActions(facts({ stage: 'stopped' }), 'council', 1)).toEqual([])
    expect(topicActions(facts(), 'council', 1)).toEqual(['meet', 'decide', 'stop'])
    expect(topicActions(facts({ stage: 'decided', noticeUntil: 9 }), 'resident', 1)).toEqual(['object'])
  })
})

describe('proposals', () => {
  test('the threshold is that of the area, else that of its level', () => {
    const rules = { levels: DEFAULT_THRESHOLDS, areas: [{ areaId: 'east', supporters: 3 }] }
    expect(thresholdOf(rules, { id: 'east', level: 'community' })).toBe(3)
    expect(thresholdOf(rules, { id: 'west', level: 'community' })).toBe(10)
  })

  test('ready from the threshold on, and back when support is taken back', () => {
    expect(stateBySupport('open', 9, 10)).toBe('open')
    expect(stateBySupport('open', 10, 10)).toBe('ready')
    expect(stateBySupport('ready', 9, 10)).toBe('open')
    expect(stateBySupport('topic', 0, 10)).toBe('topic')
  })

  test('likeness is symmetric, 1 with itself, 0 with nothing in common', () => {
    const tokens = fc.uniqueArray(fc.constantFrom('路', '灯', '路灯', '停', '车'), { minLength: 1 })
    fc.assert(
      fc.property(tokens, tokens, (a, b) => {
        expect(likeness(a, b)).toBe(likeness(b, a))
        expect(likeness(a, a)).toBe(1)
      }),
    )
    expect(similarTo(['路', '灯'], [{ tokens: ['停', '车'] }, { tokens: ['路', '灯'] }])).toEqual([
      { tokens: ['路', '灯'] },
    ])
  })
})

describe('meetings', () => {
  test('equal turns: who has spoken least, then who asked first', () => {
    const waiting = [
      { accountId: 'a', askedAt: 1 },
      { accountId: 'b', askedAt: 2 },
      { accountId: 'c', askedAt: 3 },
    ]
    expect(nextSpeaker(waiting, new Map())?.accountId).toBe('a')
    expect(nextSpeaker(waiting, new Map([['a', 1]]))?.accountId).toBe('b')
    expect(nextSpeaker(waiting, new Map(['a', 'b', 'c'].map((who) => [who, 1])))?.accountId).toBe('a')
    expect(nextSpeaker([], new Map())).toBeUndefined()
  })

  test('however people queue, turns never differ by more than one among those who keep waiting', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 6 }),
        fc.nat(30),
        (ids, rounds) => {
          const turns = new Map<string, number>()
          for (let i = 0; i < rounds; i++) {
            const next = nextSpeaker(
              ids.map((accountId, askedAt) => ({ accountId, askedAt })),
              turns,
            )!
            turns.set(next.accountId, (turns.get(next.accountId) ?? 0) + 1)
          }
          const counts = ids.map((who) => turns.get(who) ?? 0)
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
        },
      ),
    )
  })

  test('a turn ends, an agenda is posted in time', () => {
    expect(turnLeft(0, 180, 60_000)).toBe(120_000)
    expect(turnLeft(0, 180, 200_000)).toBe(0)
    expect(isAnnouncedInTime(3 * 86_400_000, 0, 3)).toBe(true)
    expect(isAnnouncedInTime(3 * 86_400_000 - 1, 0, 3)).toBe(false)
    expect([mayOpen(1_800_000, 0), mayOpen(1_800_001, 0)]).toEqual([true, false])
  })
})
