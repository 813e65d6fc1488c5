import fc from 'fast-check'
import { type Acting, type CaseFacts, type Given, holderOf, NEW_CASE } from './facts'
import { abilities, availableActions, isReturn, transition } from './machine'
import { ACTIONS, ACTORS, type Action, type Actor, RETURNS, STAGES } from './stages'
import { MACHINE } from './table'

const as = (...actors: Actor[]): Acting => ({ actors, personId: actors.join('+') })
const unit = (unitId: string): Acting => ({ actors: ['unit'], personId: `worker-${unitId}`, unitId })
const lighting = unit('lighting')

/** Takes the steps one after the other and says where it ended; throws the code of the first refusal. */
function walk(steps: [Action, Acting, Given?][], from: CaseFacts = NEW_CASE): CaseFacts {
  return steps.reduce((facts, [action, who, given]) => {
    const step = transition(facts, action, who, given)
    if (!step.ok) throw new Error(`${action}: ${step.code}`)
    return step.facts
  }, from)
}

const toDispatched: [Action, Acting, Given?][] = [
  ['file', as('filer')],
  ['dispatch', as('dispatcher'), { unitId: 'lighting' }],
]
const toHandled: [Action, Acting, Given?][] = [
  ...toDispatched,
  ['accept', lighting],
  ['handle', lighting, { note: '已换灯泡', photos: 1 }],
]
const toClosed: [Action, Acting, Given?][] = [
  ...toHandled,
  ['check', as('checker'), { passed: true, note: '灯亮' }],
  ['close', as('checker')],
]
const code = (facts: CaseFacts, action: Action, who: Acting, given?: Given) => {
  const step = transition(facts, action, who, given)
  return step.ok ? 'ok' : step.code
}

describe('the line of a case (DOMAIN §1, GB/T 30428)', () => {
  test('a case goes through the seven stages and every step has one holder', () => {
    const held = toClosed.map((_, i) => {
      const facts = walk(toClosed.slice(0, i))
      return [facts.stage, holderOf(facts)]
    })
    expect(held).toEqual([
      ['reported', 'filer'],
      ['filed', 'dispatcher'],
      ['dispatched', 'unit'],
      ['handling', 'unit'],
      ['handled', 'checker'],
      ['handled', 'checker'],
    ])
    expect(walk([...toClosed, ['evaluate', as('system')]]).stage).toBe('evaluated')
    expect(holderOf(walk(toClosed))).toBeNull()
  })

  test('a skipped stage is refused, and a step taken twice is told so', () => {
    expect(code(NEW_CASE, 'dispatch', as('dispatcher'), { unitId: 'lighting' })).toBe('STAGE_SKIPPED')
    expect(code(walk(toDispatched), 'handle', lighting, { note: '好', photos: 1 })).toBe('STAGE_SKIPPED')
    expect(code(walk(toDispatched), 'close', as('checker'))).toBe('STAGE_SKIPPED')
    expect(code(walk(toDispatched), 'file', as('filer'))).toBe('STAGE_PASSED')
    expect(code(NEW_CASE, 'rate', as('reporter'))).toBe('NOT_CLOSED')
    expect(code(NEW_CASE, 'unmerge', as('filer'), { reason: '误并' })).toBe('NOT_MERGED')
  })

  test('the role is asked before the stage, so a stranger learns nothing of it', () => {
    expect(code(NEW_CASE, 'close', as('resident'))).toBe('FORBIDDEN')
    expect(code(NEW_CASE, 'dispatch', lighting, { unitId: 'lighting' })).toBe('FORBIDDEN')
  })

  test('only the unit that has the case may work on it', () => {
    expect(code(walk(toDispatched), 'accept', unit('water'))).toBe('NOT_HOLDER')
    expect(code(walk(toDispatched), 'returnToDispatch', unit('water'), { reason: '不归我们' })).toBe(
      'NOT_HOLDER',
    )
  })

  test('handling needs a note and a photo', () => {
    const handling = walk(toHandled.slice(0, 3))
    expect(code(handling, 'handle', lighting, { photos: 1 })).toBe('NOTE_REQUIRED')
    expect(code(handling, 'handle', lighting, { note: '好了' })).toBe('PHOTO_REQUIRED')
  })

  test('a case closes only after a passed check', () => {
    const handled = walk(toHandled)
    expect(code(handled, 'close', as('checker'))).toBe('CHECK_MISSING')
    const failed = walk([['check', as('checker'), { passed: false, note: '仍不亮' }]], handled)
    expect(code(failed, 'close', as('checker'))).toBe('CHECK_MISSING')
  })

  test('a case solved on the spot (自处置) is checked and closed without a unit', () => {
    const handled = walk([['selfHandle', as('collector'), { note: '已清理', photos: 1 }]])
    expect([handled.stage, handled.selfHandled]).toEqual(['handled', true])
    expect(
      walk(
        [
          ['check', as('checker'), { passed: true, note: '属实' }],
          ['close', as('checker')],
        ],
        handled,
      ).stage,
    ).toBe('closed')
    const failed = walk([['returnFromCheck', as('checker'), { reason: '没有清理' }]], handled)
    expect([failed.stage, holderOf(failed)]).toEqual(['reported', 'collector'])
  })

  test('a parent does not close before its children, and a child has none (DOMAIN §1)', () => {
    const parent = walk(
      [['assist', as('dispatcher'), { unitId: 'water', note: '同时抢修' }]],
      walk(toDispatched),
    )
    expect(parent.openChildren).toBe(1)
    const checked = walk(
      [...toHandled.slice(2), ['check', as('checker'), { passed: true, note: '好' }]],
      parent,
    )
    expect(code(checked, 'close', as('checker'))).toBe('CHILDREN_OPEN')
    expect(code({ ...checked, openChildren: 0 }, 'close', as('checker'))).toBe('ok')
    const child = { ...walk(toDispatched), parentId: 'p' }
    expect(code(child, 'assist', as('dispatcher'), { unitId: 'gas', note: '协助' })).toBe(
      'CHILD_HAS_NO_CHILDREN',
    )
    expect(code(parent, 'assist', as('dispatcher'), { unitId: 'water', note: '再来' })).toBe(
      'ALREADY_ASSISTING',
    )
  })
})

describe('the five returns (DOMAIN §1)', () => {
  const cases: [Action, CaseFacts, Acting, string, string | null][] = [
    ['returnToReporter', NEW_CASE, as('filer'), 'reported', 'reporter'],
    ['returnToFiling', walk(toDispatched.slice(0, 1)), as('dispatcher'), 'reported', 'filer'],
    ['returnToDispatch', walk(toDispatched), lighting, 'filed', 'dispatcher'],
    ['returnToHandling', walk(toHandled), as('dispatcher'), 'handling', 'unit'],
    ['returnFromCheck', walk(toHandled), as('checker'), 'handling', 'unit'],
  ]
  test.each(cases)(
    '%s needs a reason and gives the case to its previous holder',
    (action, facts, who, stage, holder) => {
      expect(code(facts, action, who)).toBe('REASON_REQUIRED')
      expect(code(facts, action, who, { reason: '  ' })).toBe('REASON_REQUIRED')
      const step = transition(facts, action, who, { reason: '材料不全' })
      expect(step).toMatchObject({ ok: true, to: stage, isReturn: true })
      expect(step.ok && holderOf(step.facts)).toBe(holder)
    },
  )

  test('these five are all', () => {
    expect(new Set(MACHINE.filter((row) => isReturn(row.action)).map((row) => row.action))).toEqual(
      new Set(RETURNS),
    )
  })

  test('what a device reported is asked of the grid worker', () => {
    const asked = walk([['returnToReporter', as('filer'), { reason: '地点不清' }]], {
      ...NEW_CASE,
      source: 'device',
    })
    expect(holderOf(asked)).toBe('collector')
  })

  test('while the reporter is asked the filer waits', () => {
    const asked = walk([['returnToReporter', as('filer'), { reason: '地点不清' }]])
    expect(code(asked, 'file', as('filer'))).toBe('NOT_HOLDER')
    const answered = walk([['resubmit', as('reporter'), { note: '在 3 号杆' }]], asked)
    expect(code(answered, 'file', as('filer'))).toBe('ok')
  })

  test('who receives a return decides again with a reason and does not just push it on', () => {
    const filedAgain = walk(
      [['returnToFiling', as('dispatcher'), { reason: '类别不对' }]],
      walk(toDispatched.slice(0, 1)),
    )
    expect(code(filedAgain, 'file', as('filer'))).toBe('REASON_REQUIRED')
    expect(code(filedAgain, 'file', as('filer'), { reason: '已改类别' })).toBe('ok')
    const returned = walk([['returnToDispatch', lighting, { reason: '不归我们' }]], walk(toDispatched))
    expect(code(returned, 'dispatch', as('dispatcher'), { unitId: 'water' })).toBe('REASON_REQUIRED')
    expect(code(returned, 'dispatch', as('dispatcher'), { unitId: 'water', reason: '改派' })).toBe('ok')
  })

  test('once a duty dispute has been decided the same unit can not return the case again', () => {
    const returned = walk([['returnToDispatch', lighting, { reason: '不归我们' }]], walk(toDispatched))
    const again = { unitId: 'lighting', reason: '权属清楚' }
    expect(code(returned, 'dispatch', as('dispatcher'), again)).toBe('DUTY_UNDECIDED')
    const decided = walk(
      [
        ['decideDuty', as('dispatcher'), again],
        ['dispatch', as('dispatcher'), again],
      ],
      returned,
    )
    expect(code(decided, 'returnToDispatch', lighting, { reason: '还是不归我们' })).toBe('ALREADY_DECIDED')
    expect(code(walk(toDispatched.slice(0, 1)), 'decideDuty', as('dispatcher'), again)).toBe('NO_DISPUTE')
  })
})

describe('beside the line', () => {
  test('an extension takes two levels, the first alone changes nothing, two at most (DOMAIN §1)', () => {
    const once: [Action, Acting, Given?][] = [
      ['requestExtension', lighting, { reason: '等配件' }],
      ['approveExtension', as('dispatcher')],
      ['approveExtension', as('supervisor')],
    ]
    const dispatched = walk(toDispatched)
    expect(walk(once.slice(0, 2), dispatched).extensionsApproved).toBe(0)
    expect(walk(once, dispatched).extensionsApproved).toBe(1)
    expect(code(walk(once.slice(0, 1), dispatched), 'approveExtension', as('supervisor'))).toBe('FORBIDDEN')
    expect(code(dispatched, 'approveExtension', as('supervisor'))).toBe('NOTHING_PENDING')
    const both = { actors: ['dispatcher', 'supervisor'], personId: 'p' } as const
    expect(code(walk([once[0]!, ['approveExtension', both]], dispatched), 'approveExtension', both)).toBe(
      'SAME_APPROVER',
    )
    const refused = walk([once[0]!, ['refuseExtension', as('dispatcher'), { reason: '可以做' }]], dispatched)
    expect(code(walk([...once, ...once], refused), 'requestExtension', lighting, { reason: '再等' })).toBe(
      'NO_EXTENSION_LEFT',
    )
  })

  test('a case is suspended (挂账) once, not when overdue, and rests until it is resumed', () => {
    const dispatched = walk(toDispatched)
    const ask = { reason: '需修路' }
    expect(code({ ...dispatched, overdue: true }, 'requestSuspension', lighting, ask)).toBe('OVERDUE')
    const active = walk(
      [
        ['requestSuspension', lighting, ask],
        ['approveSuspension', as('supervisor')],
      ],
      dispatched,
    )
    expect(code(active, 'accept', lighting)).toBe('SUSPENDED')
    const resumed = walk([['resume', as('system')]], active)
    expect(code(resumed, 'accept', lighting)).toBe('ok')
    expect(code(resumed, 'requestSuspension', lighting, ask)).toBe('ALREADY_SUSPENDED')
  })

  test('supervision (督办) binds the unit to answer before it hands in or returns the case', () => {
    const supervised = walk([
      ...toHandled.slice(0, 3),
      ['supervise', as('supervisor'), { reason: '群众反映强烈' }],
    ])
    expect(code(supervised, 'handle', lighting, { note: '好', photos: 1 })).toBe('SUPERVISION_OPEN')
    const answered = walk([['answerSupervision', lighting, { note: '今日完成' }]], supervised)
    expect(code(answered, 'handle', lighting, { note: '好', photos: 1 })).toBe('ok')
  })

  test('a unit called by 吹哨 answers once', () => {
    const called = walk(
      [['whistle', as('town'), { unitId: 'water', reason: '现场会商' }]],
      walk(toDispatched),
    )
    expect(code(called, 'whistle', as('town'), { unitId: 'water', reason: '再叫' })).toBe('WHISTLE_OPEN')
    const there = walk([['answerWhistle', unit('water'), { note: '已到' }]], called)
    expect(code(there, 'answerWhistle', unit('water'), { note: '已到' })).toBe('NO_WHISTLE')
  })

  test('unmerging restores the stage', () => {
    for (const steps of [[], toDispatched.slice(0, 1), toDispatched]) {
      const before = walk(steps)
      const back = walk(
        [
          ['merge', as('filer'), { targetId: 'b' }],
          ['unmerge', as('dispatcher'), { reason: '不是一件' }],
        ],
        before,
      )
      expect(back).toEqual(before)
    }
  })

  test('"unsolved" opens the next round at the unit, or at the dispatcher when no unit had it', () => {
    expect(walk([['unsolved', as('reporter')]], walk(toClosed))).toMatchObject({
      stage: 'dispatched',
      unitId: 'lighting',
      round: 2,
    })
    const self = { ...walk(toClosed), unitId: null }
    expect(walk([['unsolved', as('reporter')]], self)).toMatchObject({ stage: 'filed', round: 2 })
    expect(code({ ...walk(toClosed), unsolvedWindowOpen: false }, 'unsolved', as('reporter'))).toBe(
      'ROUND_WINDOW_OVER',
    )
  })

  test('an appeal is made once and reviewed twice by different people', () => {
    const appealed = walk([...toClosed, ['appeal', lighting, { reason: '停电所致' }]])
    expect(code(appealed, 'appeal', lighting, { reason: '再申诉' })).toBe('ALREADY_APPEALED')
    const first = walk([['decideAppeal', as('supervisor'), { passed: true, reason: '属实' }]], appealed)
    expect(first.appeal).toBe('second')
    expect(code(first, 'decideAppeal', as('supervisor'), { passed: true, reason: '属实' })).toBe(
      'SAME_APPROVER',
    )
    expect(code(appealed, 'decideAppeal', as('supervisor'), { passed: true })).toBe('REASON_REQUIRED')
    const other: Acting = { actors: ['supervisor'], personId: 'other' }
    expect(walk([['decideAppeal', other, { passed: true, reason: '属实' }]], first).appeal).toBe('decided')
  })
})

describe('the table', () => {
  const acting = fc.record({
    actors: fc.uniqueArray(fc.constantFrom(...ACTORS), { minLength: 1, maxLength: 4 }),
    personId: fc.constantFrom('p', 'q', 'r'),
    unitId: fc.constantFrom('lighting', 'water'),
  })
  const given = fc.record({
    reason: fc.constantFrom('', '理由'),
    note: fc.constantFrom('', '说明'),
    photos: fc.nat(1),
    unitId: fc.constantFrom('lighting', 'water'),
    targetId: fc.constant('other'),
    passed: fc.boolean(),
  })
  const attempts = fc.array(fc.tuple(fc.constantFrom(...ACTIONS), acting, given), { maxLength: 60 })

  test('whatever is tried, facts stay sound and a case moves only along the table', () => {
    fc.assert(
      fc.property(attempts, (tries) => {
        let facts: CaseFacts = NEW_CASE
        for (const [action, who, sent] of tries) {
          const step = transition(facts, action, who, sent)
          if (!step.ok) continue
          expect(availableActions(facts, who)).toContain(action)
          expect(step.to).toBe(step.facts.stage)
          if (isReturn(action)) expect(sent.reason).toBe('理由')
          facts = step.facts
          expect(facts.openSupervisions).toBeGreaterThanOrEqual(0)
          expect(facts.extensionsApproved).toBeLessThanOrEqual(2)
          if (['dispatched', 'handling'].includes(facts.stage)) expect(facts.unitId).not.toBeNull()
          if (facts.awaitingFrom) expect(['reported', 'withdrawn', 'merged']).toContain(facts.stage)
        }
      }),
    )
  })

  test('an ability names what the form must bring', () => {
    expect(abilities(NEW_CASE, as('filer'))).toEqual([
      { action: 'file', needs: [] },
      { action: 'reject', needs: ['reason'] },
      { action: 'returnToReporter', needs: ['reason'] },
      { action: 'merge', needs: ['target'] },
      { action: 'remark', needs: ['note'] },
    ])
  })

  test('every action except reporting has a row and every stage is reached', () => {
    expect(ACTIONS.filter((action) => !MACHINE.some((row) => row.action === action))).toEqual(['report'])
    const reached = new Set(MACHINE.map((row) => row.to))
    expect(STAGES.filter((stage) => !reached.has(stage))).toEqual([])
  })
})
