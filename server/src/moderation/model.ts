import type { ModeratedKind, ModerationReason } from '@linli/shared/moderation/contract'
import { Schema } from 'mongoose'
import { systemModel, tenantModel } from '../platform/store/model'
import type { Aggregate } from '../platform/store/transact'
import type { Outcome } from './judge'

/** One thing that is checked before the public sees it: the words of a case or a proposal, or one of its photos or films. */
export interface Check extends Aggregate {
  kind: 'text' | 'photo'
  /** What the words or the photo belong to. */
  ownerKind: ModeratedKind
  ownerId: string
  fileId: string | null
  /** Who wrote or took it: WeChat wants to know its openid. */
  accountId: string
  /** Somebody who held a role then, or the system itself. */
  byStaff: boolean
  /** The words, only until there is a judgement on them: they live in what they belong to. */
  text: string | null
  /** Ids of the areas from the county down: whose staff may judge it; {@link EVERYWHERE} when nobody said where it belongs. */
  areaIds: string[]
  areaPath: string | null
  state: 'pending' | 'person' | 'passed' | 'hidden'
  /** Why it waits, or waited, for a person. */
  why: ModerationReason | null
  /** Every trace WeChat gave for it: an answer to any of them counts. */
  traceIds: string[]
  /** How often WeChat could not be asked. */
  failures: number
  createdAt: Date
  /** When the follow-up looks at it again; null when nothing more is to come. */
  nextAt: Date | null
  /** Since when it waits for a person. */
  waitingAt: Date | null
  decidedAt: Date | null
  /** The account of who judged; null when WeChat did. */
  decidedBy: string | null
  reason: string | null
}

export const EVERYWHERE = '*'

export const checksModel = tenantModel<Check>(
  'moderationChecks',
  new Schema<Check>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      version: { type: Number, required: true },
      chainHash: { type: String, default: '' },
      kind: { type: String, required: true },
      ownerKind: { type: String, required: true },
      ownerId: { type: String, required: true },
      fileId: { type: String, default: null },
      accountId: { type: String, required: true },
      byStaff: { type: Boolean, required: true },
      text: { type: String, default: null },
      areaIds: { type: [String], required: true },
      areaPath: { type: String, default: null },
      state: { type: String, required: true },
      why: { type: String, default: null },
      traceIds: { type: [String], default: [] },
      failures: { type: Number, default: 0 },
      createdAt: { type: Date, required: true },
      nextAt: { type: Date, default: null },
      waitingAt: { type: Date, default: null },
      decidedAt: { type: Date, default: null },
      decidedBy: { type: String, default: null },
      reason: { type: String, default: null },
    },
    { versionKey: false },
  )
    .index({ tenantId: 1, state: 1, waitingAt: 1, _id: 1 })
    .index({ tenantId: 1, fileId: 1 })
    .index({ tenantId: 1, accountId: 1 })
    .index({ state: 1, nextAt: 1 })
    .index({ traceIds: 1 }),
)

/**
 * What WeChat's push said about a trace. Kept apart from the checks: a push may come before we know the trace ourselves, twice, or
 * while the check is being written. A trace belongs to the mini-program, not to a tenant.
 */
export interface TraceVerdict {
  _id: string
  outcome: Outcome
  rank: number
  at: Date
}

export const verdictsModel = systemModel<TraceVerdict>(
  'moderationVerdicts',
  new Schema<TraceVerdict>(
    {
      _id: String,
      outcome: { type: String, required: true },
      rank: { type: Number, required: true },
      at: { type: Date, required: true },
    },
    { versionKey: false },
  ).index({ at: 1 }),
)
