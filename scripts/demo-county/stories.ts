import type { Action } from '@linli/shared/cases/stages'
import type { Random } from './random'

/** Who takes a step of a story. */
export type Hand = 'reporter' | 'grid' | 'dispatcher' | 'second' | 'supervisor' | 'handler'

/** One step: how many hours after the one before, by whom, and what is sent along. */
export interface Step {
  after: number
  by: Hand
  action: Action
  note?: string
  reason?: string
  passed?: boolean
  photo?: 'before' | 'after'
  /** Gives the case to the unit whose duty it is, to another one, or calls that other one. */
  unit?: 'right' | 'other'
  /** Days from then on. */
  untilDays?: number
  rating?: { solved: boolean; satisfaction: 'satisfied' | 'basically' | 'dissatisfied'; comment: string }
}

export interface Story {
  /** How many of a hundred cases go this way. */
  share: number
  steps: (random: Random) => Step[]
}

const verify: Step = {
  after: 1,
  by: 'grid',
  action: 'verifyOnSite',
  note: '现场看过，情况属实。',
  passed: true,
}
const file: Step = { after: 1, by: 'dispatcher', action: 'file' }
const dispatch: Step = { after: 0.5, by: 'dispatcher', action: 'dispatch', unit: 'right' }
const accept: Step = { after: 1, by: 'handler', action: 'accept', note: '已安排人员前往。' }
const handle = (after: number): Step => ({
  ...{ after, by: 'handler', action: 'handle', photo: 'after' },
  note: '已处理完毕，现场恢复正常。',
})
const check: Step = {
  after: 3,
  by: 'grid',
  action: 'check',
  passed: true,
  note: '核查通过，问题已解决。',
  photo: 'after',
}
const close: Step = { after: 0.2, by: 'grid', action: 'close' }
const toUnit = [verify, file, dispatch]
const atWork = [...toUnit, accept]
const done = (after: number) => [...atWork, handle(after), check, close]
const rate = (random: Random): Step => ({
  ...{ after: random.between(2, 30), by: 'reporter', action: 'rate' },
  rating: {
    solved: true,
    satisfaction: random.pick(['satisfied', 'satisfied', 'basically'] as const),
    comment: random.pick(['谢谢，很快就修好了。', '办得不错。', '']),
  },
})

/** The ways cases go, from just reported to a second round; shares add up to 100. */
export const STORIES: readonly Story[] = [
  { share: 5, steps: () => [] },
  { share: 3, steps: () => [verify] },
  {
    share: 2,
    steps: () => [
      { after: 2, by: 'dispatcher', action: 'returnToReporter', reason: '请补充具体门牌号和一张照片。' },
    ],
  },
  {
    share: 3,
    steps: () => [
      { after: 3, by: 'dispatcher', action: 'reject', reason: '属于小区内部物业事项，已告知物业联系方式。' },
    ],
  },
  { share: 1, steps: () => [{ after: 1, by: 'reporter', action: 'withdraw', reason: '已经自己解决了' }] },
  { share: 5, steps: () => [verify, file] },
  { share: 6, steps: () => toUnit },
  { share: 8, steps: () => atWork },
  {
    share: 3,
    steps: () => [
      ...atWork,
      { after: 2, by: 'handler', action: 'requestExtension', reason: '配件需从外地调运。' },
    ],
  },
  {
    share: 3,
    steps: () => [
      ...atWork,
      { after: 1, by: 'handler', action: 'requestExtension', reason: '需要夜间断电作业。' },
      { after: 1, by: 'dispatcher', action: 'approveExtension', note: '情况属实。' },
      { after: 1, by: 'supervisor', action: 'approveExtension', note: '同意。' },
    ],
  },
  {
    share: 2,
    steps: () => [
      ...atWork,
      {
        after: 0.5,
        by: 'handler',
        action: 'requestSuspension',
        reason: '待雨季结束后统一施工。',
        untilDays: 60,
      },
      { after: 0.5, by: 'dispatcher', action: 'approveSuspension', note: '同意挂账。' },
    ],
  },
  {
    share: 3,
    steps: () => [
      ...toUnit,
      { after: 1, by: 'handler', action: 'returnToDispatch', reason: '不在我单位职责范围内。' },
      { after: 1, by: 'dispatcher', action: 'decideDuty', unit: 'right', reason: '按权责清单由该单位负责。' },
      { after: 0.5, by: 'dispatcher', action: 'dispatch', unit: 'right', reason: '权属已裁定。' },
      accept,
    ],
  },
  {
    share: 3,
    steps: () => [
      ...atWork,
      { after: 20, by: 'supervisor', action: 'supervise', reason: '群众多次反映，请尽快处理并答复。' },
      { after: 2, by: 'handler', action: 'answerSupervision', note: '今天下班前完成。' },
    ],
  },
  {
    share: 2,
    steps: () => [
      ...atWork,
      { after: 1, by: 'second', action: 'assist', unit: 'other', note: '请配合清理现场。' },
    ],
  },
  { share: 5, steps: () => [...atWork, handle(6)] },
  {
    share: 2,
    steps: () => [
      ...atWork,
      handle(5),
      { after: 2, by: 'grid', action: 'returnFromCheck', reason: '现场仍有残留，请再处理。' },
    ],
  },
  {
    share: 6,
    steps: () => [
      { after: 1, by: 'grid', action: 'selfHandle', note: '网格员当场处理完毕。', photo: 'after' },
      check,
      close,
    ],
  },
  { share: 10, steps: () => done(6) },
  { share: 6, steps: () => done(70) },
  { share: 15, steps: (random) => [...done(random.between(3, 9)), rate(random)] },
  {
    share: 3,
    steps: (random) => [
      ...done(4),
      rate(random),
      { after: 3, by: 'supervisor', action: 'evaluate', note: '按期办结。' },
    ],
  },
  {
    share: 2,
    steps: () => [
      ...done(4),
      {
        ...{ after: 20, by: 'reporter', action: 'rate' },
        rating: { solved: false, satisfaction: 'dissatisfied', comment: '第二天又坏了。' },
      },
    ],
  },
  {
    share: 2,
    steps: () => [
      ...done(4),
      { after: 26, by: 'reporter', action: 'unsolved', reason: '问题又出现了。', photo: 'before' },
      accept,
      handle(5),
      check,
      close,
    ],
  },
]

/** A story for each case, in the given shares. */
export function storyFor(random: Random): Story {
  let left = random.next() * STORIES.reduce((sum, { share }) => sum + share, 0)
  for (const story of STORIES) {
    left -= story.share
    if (left < 0) return story
  }
  return STORIES[0] as Story
}
