/** Where a topic is: argued, met on, decided and on notice, carried out, shown, reviewed; or ended without a decision. */
export const TOPIC_STAGES = [
  'discussing',
  'meeting',
  'decided',
  'executing',
  'resulted',
  'reviewed',
  'stopped',
] as const
export type TopicStage = (typeof TOPIC_STAGES)[number]

export const TOPIC_STAGE_LABELS: Record<TopicStage, string> = {
  discussing: '讨论中',
  meeting: '会议商议',
  decided: '决定公示',
  executing: '实施中',
  resulted: '结果公开，请评议',
  reviewed: '已评议',
  stopped: '未形成决定',
}

export const TOPIC_ACTIONS = [
  'meet',
  'discussAgain',
  'decide',
  'stop',
  'object',
  'settleObjection',
  'execute',
  'publishResult',
  'endReview',
] as const
export type TopicAction = (typeof TOPIC_ACTIONS)[number]

/** What the guards look at. Times are epoch ms. */
export interface TopicFacts {
  stage: TopicStage
  /** 四议两公开 steps recorded so far; null when the topic doesn't go that way. */
  fourSteps: number | null
  noticeUntil: number | null
  openObjections: number
  steps: readonly { done: boolean }[]
}

type Guard = (facts: TopicFacts, now: number) => TopicRefusal | null
export type TopicRefusal =
  | 'TOPIC_STAGE'
  | 'TOPIC_CLOSED'
  | 'FOUR_STEPS_OPEN'
  | 'NOTICE_RUNNING'
  | 'OBJECTION_OPEN'
  | 'NO_OBJECTION'
  | 'STEPS_MISSING'
  | 'STEPS_OPEN'

/** 支部提议, 两委商议, 党员大会审议, 村民代表会议决议: all four before the decision is published. */
const STEPS_BEFORE_DECISION = 4

const flowDone: Guard = ({ fourSteps }) =>
  fourSteps !== null && fourSteps < STEPS_BEFORE_DECISION ? 'FOUR_STEPS_OPEN' : null
/** The last moment of the notice still belongs to whoever wants to object. */
const noticeOver: Guard = ({ noticeUntil }, now) =>
  noticeUntil === null || now <= noticeUntil ? 'NOTICE_RUNNING' : null
const noObjection: Guard = ({ openObjections }) => (openObjections > 0 ? 'OBJECTION_OPEN' : null)
const someObjection: Guard = ({ openObjections }) => (openObjections > 0 ? null : 'NO_OBJECTION')
const noticeRunning: Guard = ({ noticeUntil, openObjections }, now) =>
  openObjections === 0 && noticeUntil !== null && now > noticeUntil ? 'TOPIC_CLOSED' : null
const hasSteps: Guard = ({ steps }) => (steps.length === 0 ? 'STEPS_MISSING' : null)
const stepsDone: Guard = ({ steps }) => (steps.every(({ done }) => done) ? null : 'STEPS_OPEN')

interface Row {
  action: TopicAction
  from: readonly TopicStage[]
  to: TopicStage | 'same'
  who: 'council' | 'resident'
  guards?: readonly Guard[]
}

/** The ways of a topic (DOMAIN §2). An objection pauses the notice; nothing is carried out before it has run. */
// biome-ignore format: a table is read by its lines
export const TOPIC_TABLE: readonly Row[] = [
  { action: 'meet', from: ['discussing'], to: 'meeting', who: 'council' },
  { action: 'discussAgain', from: ['meeting'], to: 'discussing', who: 'council' },
  { action: 'decide', from: ['discussing', 'meeting'], to: 'decided', who: 'council', guards: [flowDone] },
  { action: 'stop', from: ['discussing', 'meeting'], to: 'stopped', who: 'council' },
  { action: 'object', from: ['decided'], to: 'same', who: 'resident', guards: [noticeRunning] },
  { action: 'settleObjection', from: ['decided'], to: 'same', who: 'council', guards: [someObjection] },
  { action: 'execute', from: ['decided'], to: 'executing', who: 'council', guards: [noObjection, noticeOver, hasSteps] },
  { action: 'publishResult', from: ['executing'], to: 'resulted', who: 'council', guards: [stepsDone] },
  { action: 'endReview', from: ['resulted'], to: 'reviewed', who: 'council' },
]

const rowOf = (action: TopicAction): Row => TOPIC_TABLE.find((row) => row.action === action) as Row

/** Where an action leads, or why not. */
export function topicAfter(
  facts: TopicFacts,
  action: TopicAction,
  now: number,
): { ok: true; stage: TopicStage } | { ok: false; code: TopicRefusal } {
  const row = rowOf(action)
  if (!row.from.includes(facts.stage)) return { ok: false, code: 'TOPIC_STAGE' }
  for (const guard of row.guards ?? []) {
    const code = guard(facts, now)
    if (code) return { ok: false, code }
  }
  return { ok: true, stage: row.to === 'same' ? facts.stage : row.to }
}

/** What the council, or a resident, may do with a topic as it is now. */
export const topicActions = (facts: TopicFacts, who: Row['who'], now: number): TopicAction[] =>
  TOPIC_ACTIONS.filter((action) => rowOf(action).who === who && topicAfter(facts, action, now).ok)

/** Arguments and statements are taken, and voted on, as long as nothing is decided. */
export const takesWords = (stage: TopicStage): boolean => stage === 'discussing' || stage === 'meeting'

/**
 * The end of a notice that stood still from the first open objection until the last was settled: later by that long.
 * All epoch ms.
 */
export const noticeAfterPause = (noticeUntil: number, pausedAt: number, settledAt: number): number =>
  noticeUntil + Math.max(0, settledAt - pausedAt)
