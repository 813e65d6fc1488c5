import type { EarningKind, RuleSet } from '@linli/shared/points/rules'
import { Schema } from 'mongoose'
import { tenantModel } from '../platform/store/model'

/** Why something that counted was not paid. */
export type Refused = 'staff' | 'own' | 'hidden' | 'cap' | 'rule'

/**
 * Something that counted, paid or not. Its key names the event, so that whoever tries again finds it paid; one that was taken back
 * before it was paid is there as well, and so never will be.
 */
export interface EarningDoc {
  _id: string
  tenantId: string
  /** `kind:subjectId:accountId` */
  key: string
  accountId: string
  kind: EarningKind
  subjectId: string
  quantity: number
  /** When it happened; its local day is what caps count by. */
  at: Date
  day: string
  points: number
  refused: Refused | null
  ruleVersion: number
  /** The team it counts for in the ranking: the one the person was in when it happened. */
  teamId: string | null
  lotId: string | null
  postingId: string | null
  takenBackAt: Date | null
}

export const earningModel = tenantModel<EarningDoc>(
  'pointEarnings',
  new Schema<EarningDoc>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      key: { type: String, required: true },
      accountId: { type: String, required: true },
      kind: { type: String, required: true },
      subjectId: { type: String, required: true },
      quantity: { type: Number, required: true },
      at: { type: Date, required: true },
      day: { type: String, required: true },
      points: { type: Number, required: true },
      refused: { type: String, default: null },
      ruleVersion: { type: Number, required: true },
      teamId: { type: String, default: null },
      lotId: { type: String, default: null },
      postingId: { type: String, default: null },
      takenBackAt: { type: Date, default: null },
    },
    { versionKey: false },
  )
    .index({ tenantId: 1, key: 1 }, { unique: true })
    .index({ tenantId: 1, accountId: 1, day: 1 })
    .index({ tenantId: 1, day: 1 }),
)

/** One version of the rules. Never changed: a new one takes its place. */
export interface RuleDoc {
  _id: string
  tenantId: string
  /** From 1 on; of two that are added at once one finds its number taken. */
  version: number
  from: Date
  rules: RuleSet
  setAt: Date
  setBy: string
}

export const ruleModel = tenantModel<RuleDoc>(
  'pointRules',
  new Schema<RuleDoc>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      version: { type: Number, required: true },
      from: { type: Date, required: true },
      rules: { type: Schema.Types.Mixed, required: true },
      setAt: { type: Date, required: true },
      setBy: { type: String, required: true },
    },
    { versionKey: false },
  ).index({ tenantId: 1, version: 1 }, { unique: true }),
)

/** What a nightly run did and found. */
export interface RunDoc {
  _id: string
  tenantId: string
  job: 'expire' | 'reconcile'
  startedAt: Date
  finishedAt: Date | null
  /** When it was last seen at work: a run that is silent for long was stopped in the middle, and the next one goes on with it. */
  seenAt: Date | null
  /** Accounts. */
  done: number
  total: number
  sum: number | null
  wrong: {
    accountId: string
    balance: number
    entries: number
    lots: number | null
    /** What the account says it has set aside, and what its open orders took, when they differ. */
    held?: number
    holds?: number
  }[]
}

export const runModel = tenantModel<RunDoc>(
  'pointRuns',
  new Schema<RunDoc>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      job: { type: String, required: true },
      startedAt: { type: Date, required: true },
      finishedAt: { type: Date, default: null },
      seenAt: { type: Date, default: null },
      done: { type: Number, required: true },
      total: { type: Number, required: true },
      sum: { type: Number, default: null },
      wrong: { type: Schema.Types.Mixed, default: [] },
    },
    { versionKey: false },
  ).index({ tenantId: 1, startedAt: -1 }),
)

/** Points that the staff gives or takes. Its reason is the staff's words about a person, so a deletion reaches it. */
export interface AdjustmentDoc {
  _id: string
  tenantId: string
  version: number
  chainHash: string
  accountId: string
  /** Areas from the county down, whose staff sees it. */
  areaPath: string
  amount: number
  reason: string
  state: 'asked' | 'done' | 'refused'
  at: Date
  askedBy: string
  decidedBy: string | null
}

export const adjustmentModel = tenantModel<AdjustmentDoc>(
  'pointAdjustments',
  new Schema<AdjustmentDoc>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      version: { type: Number, required: true },
      chainHash: { type: String, default: '' },
      accountId: { type: String, required: true },
      areaPath: { type: String, required: true },
      amount: { type: Number, required: true },
      reason: { type: String, required: true },
      state: { type: String, required: true },
      at: { type: Date, required: true },
      askedBy: { type: String, required: true },
      decidedBy: { type: String, default: null },
    },
    { versionKey: false },
  )
    .index({ tenantId: 1, at: -1, _id: -1 })
    .index({ tenantId: 1, accountId: 1 }),
)
