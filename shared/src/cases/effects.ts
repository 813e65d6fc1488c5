import type { Acting, CaseFacts, Given } from './facts'
import type { Action, Stage } from './stages'

/**
 * The facts after a permitted step. Times (due, closed, suspended until) are the server's to store; here is only what later
 * decisions depend on.
 */
export function after(facts: CaseFacts, action: Action, to: Stage, who: Acting, given: Given): CaseFacts {
  return { ...facts, stage: to, ...changes(facts, action, who, given) }
}

function changes(facts: CaseFacts, action: Action, who: Acting, given: Given): Partial<CaseFacts> {
  switch (action) {
    case 'file':
      return { pendingReturn: null }
    case 'resubmit':
      return { pendingReturn: null, awaitingFrom: null }
    case 'selfHandle':
      return { selfHandled: true, awaitingFrom: null, pendingReturn: null, check: 'none' }
    case 'returnToReporter':
      // Devices, calls and other systems can't answer; a grid worker goes and looks.
      return { pendingReturn: action, awaitingFrom: facts.source === 'resident' ? 'reporter' : 'collector' }
    case 'returnToFiling':
      return { pendingReturn: action }
    case 'decideDuty':
      return {
        dutyDecidedUnitIds: add(facts.dutyDecidedUnitIds, given.unitId),
        returnedByUnitIds: without(facts.returnedByUnitIds, given.unitId),
      }
    case 'dispatch':
      return { unitId: given.unitId ?? null, pendingReturn: null, check: 'none', ...newClock }
    case 'returnToDispatch':
      return {
        unitId: null,
        pendingReturn: action,
        returnedByUnitIds: add(facts.returnedByUnitIds, facts.unitId),
        ...withdrawn(facts),
      }
    case 'handle':
      return { pendingReturn: null, check: 'none', ...withdrawn(facts) }
    case 'check':
      return { check: given.passed ? 'passed' : 'failed' }
    case 'returnToHandling':
      return { pendingReturn: action, check: 'none' }
    case 'returnFromCheck':
      // What was solved on the spot goes back to the grid worker, who held it before.
      return facts.selfHandled
        ? { pendingReturn: action, check: 'failed', selfHandled: false, awaitingFrom: 'collector' }
        : { pendingReturn: action, check: 'failed' }
    case 'requestExtension':
      return { extensionLevel: 1, extensionFirstApprover: null }
    case 'approveExtension':
      return facts.extensionLevel === 1
        ? { extensionLevel: 2, extensionFirstApprover: who.personId }
        : { ...noExtensionAsked, extensionsApproved: facts.extensionsApproved + 1 }
    case 'refuseExtension':
      return noExtensionAsked
    case 'requestSuspension':
      return { suspension: 'requested' }
    case 'approveSuspension':
      return { suspension: 'active' }
    case 'refuseSuspension':
      return { suspension: 'none' }
    case 'resume':
      return { suspension: 'over' }
    case 'supervise':
      return { openSupervisions: facts.openSupervisions + 1 }
    case 'answerSupervision':
      return { openSupervisions: facts.openSupervisions - 1 }
    case 'whistle':
      return { whistledUnitIds: add(facts.whistledUnitIds, given.unitId) }
    case 'answerWhistle':
      return { whistledUnitIds: without(facts.whistledUnitIds, who.unitId) }
    case 'assist':
      return {
        assistingUnitIds: add(facts.assistingUnitIds, given.unitId),
        openChildren: facts.openChildren + 1,
      }
    case 'close':
      return { unsolvedWindowOpen: true }
    case 'merge':
      return { stageBeforeMerge: facts.stage }
    case 'unmerge':
      return { stageBeforeMerge: null }
    case 'unsolved':
      return {
        round: facts.round + 1,
        check: 'none',
        selfHandled: false,
        unsolvedWindowOpen: false,
        ...newClock,
      }
    case 'appeal':
      return { appeal: 'first' }
    case 'decideAppeal':
      return facts.appeal === 'first' && given.passed
        ? { appeal: 'second', appealFirstReviewer: who.personId }
        : { appeal: 'decided' }
    default:
      return {}
  }
}

const noExtensionAsked = { extensionLevel: null, extensionFirstApprover: null } as const

/** A new limit runs: nothing of it has been extended and it is not overdue. 挂账 stays once per case. */
const newClock = { overdue: false, extensionsApproved: 0, ...noExtensionAsked } as const

/** Requests of the unit lapse when the case leaves its hands. */
function withdrawn(facts: CaseFacts): Partial<CaseFacts> {
  return { ...noExtensionAsked, suspension: facts.suspension === 'requested' ? 'none' : facts.suspension }
}

function add(ids: readonly string[], id: string | null | undefined): readonly string[] {
  return id == null || ids.includes(id) ? ids : [...ids, id]
}

function without(ids: readonly string[], id: string | null | undefined): readonly string[] {
  return ids.filter((other) => other !== id)
}
