import type { CaseErrorCode } from './errors'
import type { GuardName, Need } from './guards'
import { type Action, type Actor, OPEN_STAGES, STAGES, type Stage } from './stages'

/**
 * One way a case may go. `when` picks among rows of the same action, `guards` refuse. `to` is a stage, 'same', or
 * 'beforeMerge'. A row that re-decides (`redecides`) needs a reason while a return is pending: who receives a return may decide
 * again, not push the case on as if nothing had happened (DOMAIN §1).
 */
export interface Row {
  action: Action
  from: readonly Stage[]
  to: Stage | 'same' | 'beforeMerge'
  who: readonly Actor[]
  when?: GuardName
  guards?: readonly GuardName[]
  needs?: readonly Need[]
  redecides?: true
  /** The refusal when the case has not come this far; STAGE_SKIPPED unless a plainer one exists. */
  tooEarly?: CaseErrorCode
}

const atUnit = ['dispatched', 'handling'] as const
const done = ['closed', 'evaluated'] as const
const mergeable = ['reported', 'filed', 'dispatched', 'handling'] as const
const staff = ['collector', 'filer', 'dispatcher', 'unit', 'checker', 'supervisor', 'town'] as const

/** The stage machine (DOMAIN §1, GB/T 30428). Reporting itself is not a row: it makes the case, at INITIAL_STAGE. */
// biome-ignore format: a table is read by its lines
export const MACHINE: readonly Row[] = [
  // 信息收集
  { action: 'verifyOnSite', from: ['reported'], to: 'same', who: ['collector'], needs: ['result', 'note'] },
  { action: 'file', from: ['reported'], to: 'filed', who: ['filer'], guards: ['withFiler'], redecides: true },
  { action: 'reject', from: ['reported'], to: 'rejected', who: ['filer'], guards: ['withFiler', 'notChild'], needs: ['reason'] },
  { action: 'withdraw', from: ['reported'], to: 'withdrawn', who: ['reporter'] },
  { action: 'selfHandle', from: ['reported'], to: 'handled', who: ['collector'], needs: ['note', 'photo'] },
  { action: 'returnToReporter', from: ['reported'], to: 'same', who: ['filer'], guards: ['withFiler'], needs: ['reason'] },
  { action: 'resubmit', from: ['reported'], to: 'same', who: ['reporter', 'collector'], guards: ['withReporter'], needs: ['note'] },

  // 任务派遣
  { action: 'returnToFiling', from: ['filed'], to: 'reported', who: ['dispatcher'], guards: ['notChild'], needs: ['reason'] },
  { action: 'decideDuty', from: ['filed'], to: 'same', who: ['dispatcher'], guards: ['inDispute'], needs: ['unit', 'reason'] },
  { action: 'dispatch', from: ['filed'], to: 'dispatched', who: ['dispatcher'], guards: ['unitNotInDispute'], needs: ['unit'], redecides: true },
  { action: 'assist', from: atUnit, to: 'same', who: ['dispatcher'], guards: ['mayHaveChildren', 'notAssisting'], needs: ['unit', 'note'] },

  // 任务处理
  { action: 'accept', from: ['dispatched'], to: 'handling', who: ['unit'], guards: ['ownUnit', 'notSuspended'] },
  { action: 'returnToDispatch', from: atUnit, to: 'filed', who: ['unit'], guards: ['ownUnit', 'notSuspended', 'supervisionsAnswered', 'dutyUndecided'], needs: ['reason'] },
  { action: 'handle', from: ['handling'], to: 'handled', who: ['unit'], guards: ['ownUnit', 'notSuspended', 'supervisionsAnswered'], needs: ['note', 'photo'] },
  { action: 'requestExtension', from: atUnit, to: 'same', who: ['unit'], guards: ['ownUnit', 'notSuspended', 'noExtensionAsked', 'extensionLeft'], needs: ['reason'] },
  { action: 'approveExtension', from: atUnit, to: 'same', who: ['dispatcher'], when: 'extensionAtFirst' },
  { action: 'approveExtension', from: atUnit, to: 'same', who: ['supervisor'], when: 'extensionAtSecond', guards: ['otherExtensionApprover'] },
  { action: 'refuseExtension', from: atUnit, to: 'same', who: ['dispatcher'], when: 'extensionAtFirst', needs: ['reason'] },
  { action: 'refuseExtension', from: atUnit, to: 'same', who: ['supervisor'], when: 'extensionAtSecond', needs: ['reason'] },
  { action: 'requestSuspension', from: atUnit, to: 'same', who: ['unit'], guards: ['ownUnit', 'suspensionUnused', 'noSuspensionAsked', 'notOverdue'], needs: ['reason'] },
  { action: 'approveSuspension', from: atUnit, to: 'same', who: ['dispatcher', 'supervisor'], guards: ['suspensionAsked', 'notOverdue'] },
  { action: 'refuseSuspension', from: atUnit, to: 'same', who: ['dispatcher', 'supervisor'], guards: ['suspensionAsked'], needs: ['reason'] },
  { action: 'resume', from: atUnit, to: 'same', who: ['system', 'dispatcher'], guards: ['suspended'] },
  { action: 'resume', from: atUnit, to: 'same', who: ['unit'], guards: ['ownUnit', 'suspended'] },

  // 处理反馈, 核查结案
  { action: 'returnToHandling', from: ['handled'], to: 'handling', who: ['dispatcher'], when: 'unitHandled', needs: ['reason'] },
  { action: 'check', from: ['handled'], to: 'same', who: ['checker'], needs: ['result', 'note'] },
  { action: 'returnFromCheck', from: ['handled'], to: 'handling', who: ['checker'], when: 'unitHandled', needs: ['reason'] },
  { action: 'returnFromCheck', from: ['handled'], to: 'reported', who: ['checker'], when: 'selfHandled', needs: ['reason'] },
  { action: 'close', from: ['handled'], to: 'closed', who: ['checker', 'filer'], guards: ['checkPassed', 'childrenClosed'] },
  { action: 'evaluate', from: ['closed'], to: 'evaluated', who: ['system', 'supervisor'] },

  // After closing
  { action: 'rate', from: done, to: 'same', who: ['reporter'], tooEarly: 'NOT_CLOSED' },
  { action: 'unsolved', from: done, to: 'dispatched', who: ['reporter'], when: 'hasUnit', guards: ['inUnsolvedWindow'], tooEarly: 'NOT_CLOSED' },
  { action: 'unsolved', from: done, to: 'filed', who: ['reporter'], when: 'noUnit', guards: ['inUnsolvedWindow'], tooEarly: 'NOT_CLOSED' },
  { action: 'appeal', from: done, to: 'same', who: ['unit'], guards: ['ownUnit', 'notAppealed'], needs: ['reason'], tooEarly: 'NOT_CLOSED' },
  { action: 'decideAppeal', from: done, to: 'same', who: ['dispatcher', 'supervisor'], when: 'appealAtFirst', needs: ['result', 'reason'] },
  { action: 'decideAppeal', from: done, to: 'same', who: ['supervisor'], when: 'appealAtSecond', guards: ['otherAppealReviewer'], needs: ['result', 'reason'] },

  // Beside the line
  { action: 'supervise', from: atUnit, to: 'same', who: ['supervisor'], needs: ['reason'] },
  { action: 'answerSupervision', from: atUnit, to: 'same', who: ['unit'], guards: ['ownUnit', 'supervised'], needs: ['note'] },
  { action: 'whistle', from: OPEN_STAGES, to: 'same', who: ['town'], guards: ['notWhistled'], needs: ['unit', 'reason'] },
  { action: 'answerWhistle', from: OPEN_STAGES, to: 'same', who: ['unit'], guards: ['whistled'], needs: ['note'] },
  { action: 'merge', from: mergeable, to: 'merged', who: ['filer', 'dispatcher'], guards: ['noFamily'], needs: ['target'] },
  { action: 'unmerge', from: ['merged'], to: 'beforeMerge', who: ['filer', 'dispatcher'], needs: ['reason'], tooEarly: 'NOT_MERGED' },
  { action: 'escalate', from: atUnit, to: 'same', who: ['system'], guards: ['notSuspended'] },
  { action: 'remark', from: STAGES, to: 'same', who: ['reporter', ...staff], needs: ['note'] },
  { action: 'follow', from: STAGES, to: 'same', who: ['resident'] },
  { action: 'unfollow', from: STAGES, to: 'same', who: ['resident'] },
]
