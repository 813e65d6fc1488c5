import { ACTIONS } from '@linli/shared/cases/stages'
import { progressValues, ratingValues, taskValues, thing } from '../delivery/values'
import type { Happening } from './happening'
import { tellResidents } from './residents'
import { tasksAfter } from './staff'
import { sayDate, sayWhen } from './when'

const at = Date.parse('2026-05-12T15:00:00+08:00')
const dueAt = Date.parse('2026-05-13T10:30:00+08:00')
const happening = (more: Partial<Happening>): Happening => ({
  action: 'dispatch',
  at,
  number: '20260512-0001',
  title: '路灯不亮',
  stage: 'dispatched',
  round: 1,
  dueAt,
  unit: '城管局',
  until: null,
  awaitingFrom: null,
  passed: null,
  level: null,
  percent: null,
  whistle: false,
  target: null,
  ...more,
})

/** Every step in every shape that changes its words. */
const everyHappening = ACTIONS.flatMap((action) =>
  [
    {},
    { dueAt: null, unit: null },
    { level: 1, passed: true },
    { level: 2, passed: false },
    { stage: 'reported' as const },
    { percent: 80 },
    { percent: 150 },
    { whistle: true },
  ].map((more) => happening({ action, ...more })),
)

describe('what residents are told', () => {
  test('a dispatch says who has it and until when, as the reader says it', () => {
    const story = tellResidents(happening({}))
    expect(story?.title).toBe('已派给城管局，明天 10:30 前处理')
    expect(story?.body).toContain('“路灯不亮”（编号 20260512-0001）由城管局承办，5月13日 10:30 前处理完')
  })

  test('a closing asks for a rating and says how long "unsolved" is open', () => {
    const story = tellResidents(happening({ action: 'close', stage: 'closed' }))
    expect(story?.title).toBe('已办结，请您评价')
    expect(story?.body).toContain('5月27日 15:00 前可以反映未解决')
  })

  test('a merge names the case that goes on', () => {
    expect(tellResidents(happening({ action: 'merge', target: '20260511-0007' }))?.title).toBe(
      '已并入 20260511-0007',
    )
  })

  test('the first level of an extension changes nothing for them, the second moves the time', () => {
    expect(tellResidents(happening({ action: 'approveExtension', level: 1 }))).toBeNull()
    expect(tellResidents(happening({ action: 'approveExtension', level: 2 }))?.title).toBe(
      '办理时间延长到明天 10:30',
    )
  })
})

describe('what staff are told', () => {
  test('an extension is asked of the dispatchers first and of the supervisors second', () => {
    expect(tasksAfter(happening({ action: 'requestExtension' })).map(({ to }) => to)).toEqual(['dispatchers'])
    expect(tasksAfter(happening({ action: 'approveExtension', level: 1 })).map(({ to }) => to)).toEqual([
      'supervisors',
    ])
    expect(tasksAfter(happening({ action: 'approveExtension', level: 2 })).map(({ to }) => to)).toEqual([
      'unit',
    ])
  })

  test('what was solved on the spot goes back to the grid, what a unit did to the unit', () => {
    const back = { action: 'returnFromCheck' } as const
    expect(tasksAfter(happening({ ...back, stage: 'reported' })).map(({ to }) => to)).toEqual(['gridWorkers'])
    expect(tasksAfter(happening({ ...back, stage: 'handling' })).map(({ to }) => to)).toEqual(['unit'])
  })

  test('supervision, whistle and escalation go out by SMS as well, nothing else does', () => {
    const urgent = ACTIONS.filter((action) => tasksAfter(happening({ action })).some((task) => task.urgent))
    expect(urgent).toEqual(['supervise', 'whistle', 'escalate'])
  })
})

test('a step of the ladder before the due time is a reminder, after it the case is overdue', () => {
  const titles = (percent: number) =>
    tasksAfter(happening({ action: 'escalate', percent })).map(({ title }) => title)
  expect(titles(80)).toEqual(['任务已用时限的 80%，明天 10:30 前处理', '下级任务已用时限的 80%'])
  expect(titles(150)).toEqual(['任务已超期', '下级任务超期'])
})

test('a unit that did not come is told once, and so are the town and the county', () => {
  const whistle = { whistle: true, level: 'county' }
  const told = (['supervise', 'escalate'] as const).flatMap((action) =>
    tasksAfter(happening({ action, ...whistle })),
  )
  expect(told.map(({ to }) => to)).toEqual(['unit', 'dispatchers', 'ladder'])
  expect(tellResidents(happening({ action: 'supervise', ...whistle }))).toBeNull()
})

test('no sentence has a hole, whatever is not known', () => {
  for (const one of everyHappening) {
    for (const story of [tellResidents(one), ...tasksAfter(one)]) {
      if (!story) continue
      for (const words of [story.title, story.body]) expect(words).not.toMatch(/undefined|null|NaN|,,|,。|^,/)
    }
  }
})

describe('values of subscribe messages keep to WeChat’s limits', () => {
  const long = happening({
    title: '小区门口的路灯已经连续三个晚上没有亮了，\n老人摔倒过一次😀',
    unit: '城市管理综合行政执法局第三大队',
  })

  test.each([
    ['progress', progressValues(long, tellResidents(long) as never)],
    ['rating', ratingValues(long)],
    ['task', taskValues(long, tasksAfter(long)[0] as never, dueAt)],
  ])('%s', (_, values) => {
    for (const [key, value] of Object.entries(values)) {
      if (key.startsWith('thing')) expect(value).toMatch(/^.{1,20}$/u)
      if (key.startsWith('phrase')) expect(value).toMatch(/^\p{Script=Han}{1,5}$/u)
      if (key.startsWith('character_string')) expect(value).toMatch(/^[\x20-\x7e]{1,32}$/)
      if (key.startsWith('time')) expect(value).toMatch(/^\d{4}年\d{1,2}月\d{1,2}日 \d{2}:\d{2}$/)
    }
  })

  test('every phrase has at most five Chinese characters', () => {
    for (const one of everyHappening)
      for (const story of [tellResidents(one), ...tasksAfter(one)])
        if (story) expect(story.phrase).toMatch(/^\p{Script=Han}{1,5}$/u)
  })

  test('what is too long is cut by characters, not in the middle of one', () => {
    expect(thing('😀'.repeat(30))).toBe(`${'😀'.repeat(19)}…`)
  })
})

describe('times are those of China', () => {
  test('near days have names, others a date, other years their year', () => {
    expect(sayWhen(Date.parse('2026-05-12T23:59:00+08:00'), at)).toBe('今天 23:59')
    expect(sayWhen(Date.parse('2026-05-13T00:00:00+08:00'), at)).toBe('明天 00:00')
    expect(sayWhen(Date.parse('2026-05-20T09:05:00+08:00'), at)).toBe('5月20日 09:05')
    expect(sayWhen(Date.parse('2027-01-05T09:05:00+08:00'), at)).toBe('2027年1月5日 09:05')
  })

  test('a date stays true whenever it is read', () => {
    expect(sayDate(dueAt)).toBe('5月13日 10:30')
  })
})
