import type { Actor, Holder, ReturnAction, Source, Stage } from './stages'

/** What the rules need to know of a case; the server fills it from its document. Ids are opaque. */
export interface CaseFacts {
  stage: Stage
  source: Source
  /** The lead unit; null before a dispatch, after the unit has returned it, and for 自处置. */
  unitId: string | null
  /** Who owes more information while `reported`; null when the filer holds it. */
  awaitingFrom: 'reporter' | 'collector' | null
  /** The last return, until its receiver has decided again. */
  pendingReturn: ReturnAction | null
  /** Solved on the spot by a grid worker (自处置). */
  selfHandled: boolean
  /** Result of the last check (核查) of the present handling. */
  check: 'none' | 'passed' | 'failed'
  /** Units that said it is not their duty and have not been overruled. */
  returnedByUnitIds: readonly string[]
  /** Units whose duty has been decided: they can't return the case again. */
  dutyDecidedUnitIds: readonly string[]
  /** Set on an assisting child. */
  parentId: string | null
  assistingUnitIds: readonly string[]
  openChildren: number
  /** The stored due time has passed (a suspended clock doesn't run). */
  overdue: boolean
  extensionsApproved: number
  /** Which level decides the pending 延期; null when none is asked for. */
  extensionLevel: 1 | 2 | null
  extensionFirstApprover: string | null
  suspension: 'none' | 'requested' | 'active' | 'over'
  openSupervisions: number
  /** Units called by 吹哨 that have not answered yet. */
  whistledUnitIds: readonly string[]
  appeal: 'none' | 'first' | 'second' | 'decided'
  appealFirstReviewer: string | null
  /** Starts at 1; every "unsolved" adds one. */
  round: number
  /** "Unsolved" may still open a new round (15 days; rounds.ts). */
  unsolvedWindowOpen: boolean
  stageBeforeMerge: Stage | null
}

/** Somebody acting on a case: as what (all that apply), and who. */
export interface Acting {
  actors: readonly Actor[]
  personId: string
  unitId?: string | null
}

/** What was sent along with an action. `passed` is the result of a check or a review. */
export interface Given {
  reason?: string
  note?: string
  photos?: number
  unitId?: string
  targetId?: string
  passed?: boolean
}

/** The facts of a case that has just come in. */
export const NEW_CASE: CaseFacts = {
  stage: 'reported',
  source: 'resident',
  unitId: null,
  awaitingFrom: null,
  pendingReturn: null,
  selfHandled: false,
  check: 'none',
  returnedByUnitIds: [],
  dutyDecidedUnitIds: [],
  parentId: null,
  assistingUnitIds: [],
  openChildren: 0,
  overdue: false,
  extensionsApproved: 0,
  extensionLevel: null,
  extensionFirstApprover: null,
  suspension: 'none',
  openSupervisions: 0,
  whistledUnitIds: [],
  appeal: 'none',
  appealFirstReviewer: null,
  round: 1,
  unsolvedWindowOpen: false,
  stageBeforeMerge: null,
}

/** @returns in whose hands the case is; null when nobody owes work. */
export function holderOf(facts: Pick<CaseFacts, 'stage' | 'awaitingFrom'>): Holder | null {
  switch (facts.stage) {
    case 'reported':
      return facts.awaitingFrom ?? 'filer'
    case 'filed':
      return 'dispatcher'
    case 'dispatched':
    case 'handling':
      return 'unit'
    case 'handled':
      return 'checker'
    default:
      return null
  }
}
