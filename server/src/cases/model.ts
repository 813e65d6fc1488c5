import type { Appeal } from '@linli/shared/cases/appeal'
import type { CategoryKind } from '@linli/shared/cases/categories'
import type { Limit } from '@linli/shared/cases/clock'
import type { CaseFacts } from '@linli/shared/cases/facts'
import type { LadderStep } from '@linli/shared/cases/ladder'
import type { Deadline } from '@linli/shared/cases/limits'
import type { Rating, Round } from '@linli/shared/cases/rounds'
import type { Holder } from '@linli/shared/cases/stages'
import type { Whistle } from '@linli/shared/cases/whistle'
import { Schema } from 'mongoose'
import { tenantModel } from '../platform/store/model'
import type { Aggregate } from '../platform/store/transact'

/** The category as it was when the case was last dispatched: a new book changes only new dispatches (DOMAIN §1). */
export interface CategorySnapshot {
  code: string
  name: string
  kind: CategoryKind
  className: string
  limit: Limit
  bookVersion: number
}

/** Where it is: the exact point, the areas around it from the county down, and their names as shown. */
export interface CasePlace {
  lng: number
  lat: number
  address: string
  countyId: string
  townId: string
  townName: string
  townPath: string
  communityId: string
  communityName: string
  communityPath: string
  gridId: string
  gridName: string
  /** Ids from the county down, `/a/b/c/d/`. */
  gridPath: string
}

/** A photo or video of the case; its bytes are the files feature's. */
export interface CaseFile {
  id: string
  kind: 'photo' | 'video'
  width: number | null
  height: number | null
  hasThumb: boolean
  uploaderId: string
  /** 'before': of the matter as reported; 'after': of the work and its checks; 'aside': of anything else, never public. */
  when: 'before' | 'after' | 'aside'
  verdict: 'pending' | 'passed' | 'hidden'
}

/** One go of handling with its figures: when the next opens they stay. */
export interface CaseRound extends Round {
  ratings: readonly (Rating & { comment: string })[]
  unitId: string | null
  unitName: string | null
  dispatchedAt: number | null
  dueAt: number | null
  handledAt: number | null
  overdue: boolean
}

export interface Supervision {
  at: number
  level: 'community' | 'town' | 'county'
  reason: string
  answeredAt: number | null
  /** The unit that is to answer when it is not the lead unit: one that was called by 吹哨 and did not come. */
  calledUnitId?: string
}

export type CaseWhistle = Whistle & { unitName: string }

/** What a deadline's job and lists ask for: whether the unit's clock runs. */
export type ClockState = 'running' | 'suspended' | 'stopped'

/** The facts that are stored as they are; `overdue` and `unsolvedWindowOpen` follow from the time (facts.ts). */
export type StoredFacts = Omit<CaseFacts, 'overdue' | 'unsolvedWindowOpen'>

/**
 * One case (案卷). Words of people live here and in {@link EntryDoc}, never in events, so that a deletion reaches them. Fields
 * below "derived" are made from the others in `derive.ts` and exist for the indexes.
 */
export interface CaseDoc extends Aggregate, StoredFacts {
  number: string
  title: string
  text: string
  visibility: 'public' | 'private'
  moderation: 'pending' | 'passed' | 'hidden'
  category: CategorySnapshot | null
  place: CasePlace
  files: CaseFile[]
  /** Who reported this case; null for a child, a device, another system. */
  reporterId: string | null
  /** Who pressed "me too" on this very case. */
  ownFollowerIds: string[]
  /** Everybody who reported it or a case merged into it. */
  reporterIds: string[]
  /** Everybody told of it other than its own reporter: own followers, and the people of what was merged into it. */
  followerIds: string[]
  /** Id given by the device or system that sent it. */
  externalId: string | null
  createdAt: Date
  closedAt: Date | null
  unitName: string | null
  verified: boolean
  deadline: Deadline | null
  clockState: ClockState | null
  /** A unit handed in after its due time: a fact, never rewritten within its round. */
  wasOverdue: boolean
  /** Ids of the ladder's steps that were taken for this clock. */
  firedSteps: LadderStep['id'][]
  extensionReason: string | null
  suspensionRequest: { reason: string; until: number } | null
  rounds: CaseRound[]
  supervisions: Supervision[]
  whistles: CaseWhistle[]
  exempt: boolean
  /** The unit's appeal and its reviews; `appeal` is only how far it has come. */
  appealDetails: Appeal | null
  parentNumber: string | null
  /** Assisting cases of all rounds, open and closed. */
  childIds: string[]
  mergedIntoId: string | null
  mergedIntoNumber: string | null
  /** What was merged into this one, not counting what is further down. */
  mergedIds: string[]
  linkedCaseId: string | null
  linkedNumber: string | null
  // Derived.
  holder: Holder | null
  /** Areas from the county down, and `unit:ID` of every unit that had to do with it: who sees it as staff. */
  scopes: string[]
  /** The areas where everybody may see it, and `*`; empty for nobody. */
  publicIn: string[]
  /** Whose desk it lies on: `dispatcher@AREA`, `unit:ID` (tasks.ts). */
  waiting: string[]
  /** When it is due there; without a due time, since when it waits. */
  taskAt: Date | null
  dueAt: Date | null
  /** Not before this the escalation ladder has anything to do; 1970 asks its job to find out when (jobs/escalate.ts). */
  nextStepAt: Date | null
  /** When a suspension ends by itself. */
  resumeAt: Date | null
  /** The earliest unanswered call that has not been raised. */
  whistleDueAt: Date | null
  /** The place rounded to about 100 m: all that the public may ask for. */
  roughLng: number
  roughLat: number
  /** The exact place, as GeoJSON for the search nearby. */
  point: { type: 'Point'; coordinates: [number, number] }
}

const { Mixed } = Schema.Types
const strings = { type: [String], default: undefined }

const caseSchema = new Schema<CaseDoc>(
  {
    _id: String,
    tenantId: { type: String, required: true },
    version: Number,
    chainHash: String,
    number: String,
    title: String,
    text: String,
    visibility: String,
    moderation: String,
    category: Mixed,
    place: Mixed,
    files: Mixed,
    reporterId: String,
    ownFollowerIds: strings,
    reporterIds: strings,
    followerIds: strings,
    externalId: String,
    createdAt: Date,
    closedAt: Date,
    unitName: String,
    verified: Boolean,
    deadline: Mixed,
    clockState: String,
    wasOverdue: Boolean,
    firedSteps: strings,
    extensionReason: String,
    suspensionRequest: Mixed,
    rounds: Mixed,
    supervisions: Mixed,
    whistles: Mixed,
    exempt: Boolean,
    appealDetails: Mixed,
    parentNumber: String,
    childIds: strings,
    mergedIntoId: String,
    mergedIntoNumber: String,
    mergedIds: strings,
    linkedCaseId: String,
    linkedNumber: String,
    stage: String,
    source: String,
    unitId: String,
    awaitingFrom: String,
    pendingReturn: String,
    selfHandled: Boolean,
    check: String,
    returnedByUnitIds: strings,
    dutyDecidedUnitIds: strings,
    parentId: String,
    assistingUnitIds: strings,
    openChildren: Number,
    extensionsApproved: Number,
    extensionLevel: Number,
    extensionFirstApprover: String,
    suspension: String,
    openSupervisions: Number,
    whistledUnitIds: strings,
    appeal: String,
    appealFirstReviewer: String,
    round: Number,
    stageBeforeMerge: String,
    holder: String,
    scopes: strings,
    publicIn: strings,
    waiting: strings,
    taskAt: Date,
    dueAt: Date,
    nextStepAt: Date,
    resumeAt: Date,
    whistleDueAt: Date,
    roughLng: Number,
    roughLat: Number,
    point: Mixed,
  },
  { versionKey: false, minimize: false },
)
  .index({ tenantId: 1, number: 1 }, { unique: true })
  .index(
    { tenantId: 1, externalId: 1 },
    { unique: true, partialFilterExpression: { externalId: { $type: 'string' } } },
  )
  // SecantusDB never reads through a partial index; this one finds what that one keeps unique.
  .index({ tenantId: 1, externalId: -1 })
  // Lists of staff, by scope; of everybody; of one person. What is searched for is in words.ts.
  .index({ tenantId: 1, scopes: 1, createdAt: -1 })
  .index({ tenantId: 1, publicIn: 1, createdAt: -1 })
  .index({ tenantId: 1, publicIn: 1, roughLng: 1 })
  .index({ tenantId: 1, reporterId: 1, createdAt: -1 })
  .index({ tenantId: 1, followerIds: 1, createdAt: -1 })
  // Desks.
  .index({ tenantId: 1, waiting: 1, taskAt: 1 })
  // Family.
  .index({ tenantId: 1, parentId: 1 })
  .index({ tenantId: 1, mergedIntoId: 1 })
  // Jobs.
  .index({ tenantId: 1, clockState: 1, dueAt: 1 })
  .index({ tenantId: 1, clockState: 1, nextStepAt: 1 })
  .index({ tenantId: 1, clockState: 1, resumeAt: 1 })
  .index({ tenantId: 1, stage: 1, closedAt: 1 })
  .index({ tenantId: 1, whistleDueAt: 1 })
  // Nearby.
  .index({ tenantId: 1, point: '2dsphere' })

export const caseModel = tenantModel<CaseDoc>('cases', caseSchema)
