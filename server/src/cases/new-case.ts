import { firstRound, type Round } from '@linli/shared/cases/rounds'
import { roughly } from '@linli/shared/platform/ground'
import { newId } from '../platform/store/id'
import type { Tx } from '../platform/store/transact'
import { unchained } from '../platform/store/transact'
import { newFacts } from './facts'
import { type CaseDoc, type CasePlace, type CaseRound, caseModel } from './model'
import { insertWords } from './words'

interface Given
  extends Pick<
    CaseDoc,
    'tenantId' | 'number' | 'title' | 'text' | 'visibility' | 'moderation' | 'category' | 'source'
  > {
  place: CasePlace
  now: number
}

/** A case that has just come in, with nobody and nothing attached yet; the caller fills in the rest and derives. */
export function newCase({ now, place, ...given }: Given): CaseDoc {
  return {
    _id: newId(),
    ...unchained,
    ...newFacts(),
    ...given,
    place,
    roughLng: roughly(place.lng),
    roughLat: roughly(place.lat),
    point: { type: 'Point', coordinates: [place.lng, place.lat] },
    createdAt: new Date(now),
    closedAt: null,
    files: [],
    reporterId: null,
    ownFollowerIds: [],
    reporterIds: [],
    followerIds: [],
    externalId: null,
    unitName: null,
    verified: false,
    deadline: null,
    clockState: null,
    wasOverdue: false,
    firedSteps: [],
    extensionReason: null,
    suspensionRequest: null,
    rounds: [newRound(firstRound(now))],
    supervisions: [],
    whistles: [],
    exempt: false,
    appealDetails: null,
    parentNumber: null,
    childIds: [],
    mergedIntoId: null,
    mergedIntoNumber: null,
    mergedIds: [],
    linkedCaseId: null,
    linkedNumber: null,
    holder: null,
    scopes: [],
    publicIn: [],
    waiting: [],
    taskAt: null,
    dueAt: null,
    nextStepAt: null,
    resumeAt: null,
    whistleDueAt: null,
  }
}

/** A round without figures yet. */
export function newRound(round: Round): CaseRound {
  return {
    ...round,
    ratings: [],
    unitId: null,
    unitName: null,
    dispatchedAt: null,
    dueAt: null,
    handledAt: null,
    overdue: false,
  }
}

/** Writes a new case and what it is found by. */
export async function insertCase(tx: Tx, one: CaseDoc): Promise<void> {
  await tx.insert(caseModel, one)
  await insertWords(tx, one)
}
