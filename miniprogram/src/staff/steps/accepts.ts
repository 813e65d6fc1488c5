import type { Input } from '@/platform/api/contract'

/**
 * Steps that staff take on these pages, and what each sends beside `id` and `version`. Rating, "unsolved" and following
 * belong to residents' pages; reporting and escalating are no steps of a form.
 */
export const ACCEPTS = {
  verifyOnSite: ['note', 'passed', 'attachments'],
  selfHandle: ['note', 'attachments', 'categoryCode'],
  file: ['note', 'reason', 'categoryCode'],
  reject: ['reason'],
  withdraw: ['reason'],
  returnToReporter: ['reason'],
  resubmit: ['note', 'attachments'],
  returnToFiling: ['reason'],
  dispatch: ['unitId', 'note', 'reason'],
  decideDuty: ['unitId', 'reason'],
  assist: ['unitId', 'note'],
  accept: ['note'],
  returnToDispatch: ['reason'],
  handle: ['note', 'attachments'],
  requestExtension: ['reason'],
  approveExtension: ['note'],
  refuseExtension: ['reason'],
  requestSuspension: ['reason', 'until'],
  approveSuspension: ['note'],
  refuseSuspension: ['reason'],
  resume: ['note'],
  returnToHandling: ['reason'],
  check: ['note', 'passed', 'attachments'],
  returnFromCheck: ['reason'],
  close: ['note'],
  evaluate: ['note'],
  supervise: ['reason'],
  answerSupervision: ['note'],
  whistle: ['unitId', 'reason'],
  answerWhistle: ['note'],
  merge: ['targetId', 'reason'],
  unmerge: ['reason'],
  appeal: ['reason', 'attachments'],
  decideAppeal: ['passed', 'reason'],
  remark: ['note', 'attachments'],
} as const

/** A step that staff take on these pages. */
export type StaffAction = keyof typeof ACCEPTS

/** Fails to compile when a table row names something its endpoint does not take. */
const _checked: { [A in StaffAction]: readonly (keyof Input<`cases.${A}`>)[] } = ACCEPTS
void _checked

/** Whether the staff pages have a form for an action of the abilities. */
export const isStaffAction = (action: string): action is StaffAction => action in ACCEPTS
