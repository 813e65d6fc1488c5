/**
 * The words of case handling: stages, actions, who acts. Terms follow GB/T 30428 (数字化城市管理信息系统); rules are
 * DOMAIN §1. What may follow what is the table in `machine.ts`; this file only names things, so that the contract, the server
 * and the mini-program say the same words.
 */

/** Where a case is. The seven stages of GB/T 30428 in order, then the three ends outside of the main line. */
export const STAGES = [
  'reported',
  'filed',
  'dispatched',
  'handling',
  'handled',
  'closed',
  'evaluated',
  'rejected',
  'merged',
  'withdrawn',
] as const
export type Stage = (typeof STAGES)[number]

/** Stages in which somebody still owes work. */
export const OPEN_STAGES = [
  'reported',
  'filed',
  'dispatched',
  'handling',
  'handled',
] as const satisfies readonly Stage[]

/** A case starts here, whatever its source. */
export const INITIAL_STAGE: Stage = 'reported'

/** The stage as staff call it (GB/T 30428). */
export const STAGE_LABELS: Record<Stage, string> = {
  reported: '信息收集',
  filed: '案卷建立',
  dispatched: '任务派遣',
  handling: '任务处理',
  handled: '处理反馈',
  closed: '核查结案',
  evaluated: '综合评价',
  rejected: '不予立案',
  merged: '已合并',
  withdrawn: '已撤回',
}

/** The same stage in words for the resident who reported it. */
export const STAGE_LABELS_FOR_RESIDENTS: Record<Stage, string> = {
  reported: '已收到',
  filed: '已立案',
  dispatched: '已派单',
  handling: '处理中',
  handled: '已处理，待核查',
  closed: '已办结',
  evaluated: '已办结',
  rejected: '不予立案',
  merged: '已并入同类事项',
  withdrawn: '已撤回',
}

/** The verbs. A command file on the server has the name of its verb. */
export const ACTIONS = [
  'report',
  'verifyOnSite',
  'file',
  'reject',
  'withdraw',
  'selfHandle',
  'dispatch',
  'accept',
  'handle',
  'check',
  'close',
  'evaluate',
  'returnToReporter',
  'resubmit',
  'returnToFiling',
  'returnToDispatch',
  'returnToHandling',
  'returnFromCheck',
  'decideDuty',
  'requestExtension',
  'approveExtension',
  'refuseExtension',
  'requestSuspension',
  'approveSuspension',
  'refuseSuspension',
  'resume',
  'supervise',
  'answerSupervision',
  'whistle',
  'answerWhistle',
  'assist',
  'merge',
  'unmerge',
  'rate',
  'unsolved',
  'appeal',
  'decideAppeal',
  'remark',
  'follow',
  'unfollow',
  'escalate',
] as const
export type Action = (typeof ACTIONS)[number]

/** The action on a button or in the timeline. */
export const ACTION_LABELS: Record<Action, string> = {
  report: '上报',
  verifyOnSite: '现场核实',
  file: '立案',
  reject: '不予立案',
  withdraw: '撤回',
  selfHandle: '自处置',
  dispatch: '派遣',
  accept: '受理',
  handle: '处理反馈',
  check: '核查',
  close: '结案',
  evaluate: '综合评价',
  returnToReporter: '退回补充',
  resubmit: '补充上报',
  returnToFiling: '退回立案',
  returnToDispatch: '退回派遣',
  returnToHandling: '退回处理',
  returnFromCheck: '核查不通过，退回处理',
  decideDuty: '裁定权属',
  requestExtension: '申请延期',
  approveExtension: '同意延期',
  refuseExtension: '不同意延期',
  requestSuspension: '申请挂账',
  approveSuspension: '同意挂账',
  refuseSuspension: '不同意挂账',
  resume: '恢复办理',
  supervise: '督办',
  answerSupervision: '督办回复',
  whistle: '吹哨',
  answerWhistle: '报到',
  assist: '增加协办单位',
  merge: '合并',
  unmerge: '取消合并',
  rate: '评价',
  unsolved: '反映未解决',
  appeal: '申诉',
  decideAppeal: '申诉审核',
  remark: '备注',
  follow: '关注',
  unfollow: '取消关注',
  escalate: '逐级提醒',
}

/**
 * What everybody reads of the steps that matter to everybody, in plain words; a step that is missing here is between staff.
 * `unit` is who got it; empty when the line names none.
 */
export const PUBLIC_WORDS: Partial<
  Record<Action, (line: { unit: string; passed: boolean | null }) => string>
> = {
  report: () => '问题已登记',
  verifyOnSite: ({ passed }) => (passed === false ? '网格员到现场看过，没有发现问题' : '网格员到现场看过'),
  file: () => '已受理，正在安排',
  reject: () => '不属于受理范围，已说明原因',
  selfHandle: () => '网格员当场处理了',
  dispatch: ({ unit }) => (unit ? `已派给${unit}` : '已派给负责的单位'),
  accept: ({ unit }) => (unit ? `${unit}开始处理` : '开始处理'),
  handle: ({ unit }) => (unit ? `${unit}说已处理好，等待核查` : '说已处理好，等待核查'),
  check: ({ passed }) => (passed === false ? '核查发现还没有处理好' : '核查过，确实处理好了'),
  close: () => '已办结',
  returnFromCheck: () => '核查发现还没有处理好，重新处理',
  unsolved: () => '反映人说还没有解决，重新办理',
}

/** The five returns; each goes back to the previous holder and needs a reason (DOMAIN §1). */
export const RETURNS = [
  'returnToReporter',
  'returnToFiling',
  'returnToDispatch',
  'returnToHandling',
  'returnFromCheck',
] as const satisfies readonly Action[]
export type ReturnAction = (typeof RETURNS)[number]

/**
 * As what somebody acts on a case. `reporter` is the one who reported or, after a merge, any follower who reported;
 * `resident` is everybody with an account; `unit` is the staff of a unit; `supervisor` may order and decide at the second
 * level; `town` blows the whistle; `system` is a job.
 */
export const ACTORS = [
  'reporter',
  'resident',
  'collector',
  'filer',
  'dispatcher',
  'unit',
  'checker',
  'supervisor',
  'town',
  'system',
] as const
export type Actor = (typeof ACTORS)[number]

export const ACTOR_LABELS: Record<Actor, string> = {
  reporter: '上报人',
  resident: '居民',
  collector: '网格员',
  filer: '受理员',
  dispatcher: '派遣员',
  unit: '处置单位',
  checker: '核查员',
  supervisor: '督查员',
  town: '乡镇（街道）',
  system: '系统',
}

/** In whose hands a case can be. */
export const HOLDERS = [
  'reporter',
  'collector',
  'filer',
  'dispatcher',
  'unit',
  'checker',
] as const satisfies readonly Actor[]
export type Holder = (typeof HOLDERS)[number]

/** How a case came to us (DOMAIN §1, issue: resident, patrol, phone, device, API). */
export const SOURCES = ['resident', 'patrol', 'phone', 'device', 'api'] as const
export type Source = (typeof SOURCES)[number]

export const SOURCE_LABELS: Record<Source, string> = {
  resident: '居民上报',
  patrol: '网格巡查',
  phone: '热线来电',
  device: '设备告警',
  api: '接口接入',
}
