import type { CaseErrorCode } from './errors'
import type { Acting, CaseFacts, Given } from './facts'

type Condition = (facts: CaseFacts, who: Acting, given: Given) => boolean

const includes = (ids: readonly string[], id: string | null | undefined) => id != null && ids.includes(id)

/**
 * Conditions a row of the machine can name: the test and the refusal when it fails. One that depends on what is sent holds as
 * long as nothing has been sent, so that abilities can be told before the form is filled in.
 */
const guards = {
  withFiler: [(f) => f.awaitingFrom === null, 'NOT_HOLDER'],
  withReporter: [(f) => f.awaitingFrom !== null, 'NOT_HOLDER'],
  ownUnit: [(f, who) => f.unitId !== null && who.unitId === f.unitId, 'NOT_HOLDER'],
  hasUnit: [(f) => f.unitId !== null, 'NOT_HOLDER'],
  noUnit: [(f) => f.unitId === null, 'NOT_HOLDER'],
  selfHandled: [(f) => f.selfHandled, 'NOT_HOLDER'],
  unitHandled: [(f) => !f.selfHandled, 'NOT_HOLDER'],
  unitNotInDispute: [
    (f, _, g) => !includes(f.returnedByUnitIds, g.unitId) || includes(f.dutyDecidedUnitIds, g.unitId),
    'DUTY_UNDECIDED',
  ],
  dutyUndecided: [(f, who) => !includes(f.dutyDecidedUnitIds, who.unitId), 'ALREADY_DECIDED'],
  inDispute: [(f) => f.returnedByUnitIds.length > 0, 'NO_DISPUTE'],
  checkPassed: [(f) => f.check === 'passed', 'CHECK_MISSING'],
  childrenClosed: [(f) => f.openChildren === 0, 'CHILDREN_OPEN'],
  notChild: [(f) => f.parentId === null, 'CHILD_STAYS'],
  mayHaveChildren: [(f) => f.parentId === null, 'CHILD_HAS_NO_CHILDREN'],
  notAssisting: [
    (f, _, g) => g.unitId === undefined || (g.unitId !== f.unitId && !f.assistingUnitIds.includes(g.unitId)),
    'ALREADY_ASSISTING',
  ],
  noFamily: [(f) => f.parentId === null && f.assistingUnitIds.length === 0, 'HAS_CHILDREN'],
  notSuspended: [(f) => f.suspension !== 'active', 'SUSPENDED'],
  suspended: [(f) => f.suspension === 'active', 'NOT_SUSPENDED'],
  suspensionUnused: [(f) => f.suspension !== 'active' && f.suspension !== 'over', 'ALREADY_SUSPENDED'],
  noSuspensionAsked: [(f) => f.suspension !== 'requested', 'REQUEST_PENDING'],
  suspensionAsked: [(f) => f.suspension === 'requested', 'NOTHING_PENDING'],
  notOverdue: [(f) => !f.overdue, 'OVERDUE'],
  extensionLeft: [(f) => f.extensionsApproved < 2, 'NO_EXTENSION_LEFT'],
  noExtensionAsked: [(f) => f.extensionLevel === null, 'REQUEST_PENDING'],
  extensionAtFirst: [(f) => f.extensionLevel === 1, 'NOTHING_PENDING'],
  extensionAtSecond: [(f) => f.extensionLevel === 2, 'NOTHING_PENDING'],
  otherExtensionApprover: [(f, who) => f.extensionFirstApprover !== who.personId, 'SAME_APPROVER'],
  supervisionsAnswered: [(f) => f.openSupervisions === 0, 'SUPERVISION_OPEN'],
  supervised: [(f) => f.openSupervisions > 0, 'NO_SUPERVISION'],
  notWhistled: [(f, _, g) => !includes(f.whistledUnitIds, g.unitId), 'WHISTLE_OPEN'],
  whistled: [(f, who) => includes(f.whistledUnitIds, who.unitId), 'NO_WHISTLE'],
  inUnsolvedWindow: [(f) => f.unsolvedWindowOpen, 'ROUND_WINDOW_OVER'],
  notAppealed: [(f) => f.appeal === 'none', 'ALREADY_APPEALED'],
  appealAtFirst: [(f) => f.appeal === 'first', 'NO_APPEAL'],
  appealAtSecond: [(f) => f.appeal === 'second', 'NO_APPEAL'],
  otherAppealReviewer: [(f, who) => f.appealFirstReviewer !== who.personId, 'SAME_APPROVER'],
} satisfies Record<string, [Condition, CaseErrorCode]>

export type GuardName = keyof typeof guards

/** @returns the refusal of this guard, or null when it lets the step pass. */
export function broken(name: GuardName, facts: CaseFacts, who: Acting, given: Given): CaseErrorCode | null {
  const [holds, code] = guards[name] as [Condition, CaseErrorCode]
  return holds(facts, who, given) ? null : code
}

/** What a form must bring for an action. */
export const NEEDS = ['reason', 'note', 'photo', 'unit', 'target', 'result'] as const
export type Need = (typeof NEEDS)[number]

const needs: Record<Need, [(given: Given) => boolean, CaseErrorCode]> = {
  reason: [(g) => !!g.reason?.trim(), 'REASON_REQUIRED'],
  note: [(g) => !!g.note?.trim(), 'NOTE_REQUIRED'],
  photo: [(g) => (g.photos ?? 0) > 0, 'PHOTO_REQUIRED'],
  unit: [(g) => !!g.unitId, 'UNIT_REQUIRED'],
  target: [(g) => !!g.targetId, 'TARGET_REQUIRED'],
  result: [(g) => g.passed !== undefined, 'RESULT_REQUIRED'],
}

/** @returns the refusal for a thing that was not sent, or null. */
export function missing(need: Need, given: Given): CaseErrorCode | null {
  const [present, code] = needs[need]
  return present(given) ? null : code
}
