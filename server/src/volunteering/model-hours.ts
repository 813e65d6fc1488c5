import { Schema } from 'mongoose'
import { tenantModel } from '../platform/store/model'
import type { Aggregate } from '../platform/store/transact'
import { aggregate, mixed, plain } from './model'

/** What hours were given for. Training is recorded, and is no service: no stars, no time bank, no points. */
export type RecordKind = 'service' | 'help' | 'training'

/**
 * Half hours that somebody has confirmed, with the time they stand for. Never changed: a correction is a new record that names the one it
 * takes the place of. The first record of an activity and a person has an id made of both, so nobody is credited twice.
 */
export interface HourRecordDoc extends Aggregate {
  accountId: string
  kind: RecordKind
  sourceId: string
  title: string
  /** Of a training: what was learnt. */
  course: string | null
  areaIds: string[]
  areaPath: string
  from: Date
  to: Date
  /** The whole time of what it was given for: no correction goes beyond it. */
  within: { from: Date; to: Date }
  halfHours: number
  /** How much of it went to the own time bank and to the public pool. */
  saved: number
  pooled: number
  by: string
  at: Date
  correctsId: string | null
  reason: string | null
  correctedById: string | null
  standing: boolean
}

/** Not the id of the presence: each has a stream of its own. */
export const recordIdOf = (sourceId: string, accountId: string): string => `h-${sourceId}-${accountId}`

export const recordModel = tenantModel<HourRecordDoc>(
  'hourRecords',
  new Schema<HourRecordDoc>(
    {
      ...aggregate,
      ...{ accountId: String, kind: String, sourceId: String, title: String, course: String },
      ...{ areaIds: [String], areaPath: String, from: Date, to: Date, within: mixed, halfHours: Number },
      ...{ saved: Number, pooled: Number, by: String, at: Date },
      ...{ correctsId: String, reason: String, correctedById: String, standing: Boolean },
    },
    plain,
  )
    .index({ tenantId: 1, accountId: 1, at: -1, _id: -1 })
    .index({ tenantId: 1, accountId: 1, from: 1 })
    .index({ tenantId: 1, accountId: 1, course: 1 })
    .index({ tenantId: 1, sourceId: 1 })
    .index({ tenantId: 1, areaIds: 1, from: 1 }),
)

/**
 * A person's hours in sum, and the time bank. Whoever credits, corrects or spends writes this one document, so that two at once take
 * turns; the sums are caches of the records and the lines of the bank.
 */
export interface VolunteerDoc extends Aggregate {
  accountId: string
  /** Credited half hours of service and help that stand. */
  halfHours: number
  /** Half hours in the time bank; below zero when what was spent has been corrected away, which blocks spending. */
  saved: number
  /** Of them, half hours promised for help that is under way. */
  held: number
}

export const volunteerIdOf = (accountId: string): string => `v-${accountId}`

export const volunteerModel = tenantModel<VolunteerDoc>(
  'volunteers',
  new Schema<VolunteerDoc>(
    { ...aggregate, ...{ accountId: String, halfHours: Number, saved: Number, held: Number } },
    plain,
  ).index({ tenantId: 1, accountId: 1 }),
)

/** The county's public pool of hours. One per tenant. */
export interface PoolDoc extends Aggregate {
  halfHours: number
}

export const poolIdOf = (tenantId: string): string => `${tenantId}-hours`

export const poolModel = tenantModel<PoolDoc>(
  'hourPools',
  new Schema<PoolDoc>({ ...aggregate, halfHours: Number }, plain),
)

export const BANK_LINE_KINDS = ['earned', 'overflow', 'corrected', 'spent', 'given', 'granted'] as const

/** One movement of the time bank, never changed. Without an account it is the pool's. */
export interface BankLineDoc {
  _id: string
  tenantId: string
  /** An account's id, or `pool`. */
  owner: string
  kind: (typeof BANK_LINE_KINDS)[number]
  /** Signed. */
  halfHours: number
  refId: string
  at: Date
}

export const POOL = 'pool'

export const bankLineModel = tenantModel<BankLineDoc>(
  'bankLines',
  new Schema<BankLineDoc>(
    {
      ...{ _id: String, tenantId: { type: String, required: true }, owner: String, kind: String },
      ...{ halfHours: Number, refId: String, at: Date },
    },
    { versionKey: false },
  ).index({ tenantId: 1, owner: 1, at: -1, _id: -1 }),
)

/** A paper about hours or a training as they stood when it was made. Its id is the code on it. It holds no name. */
export interface CertificateDoc extends Aggregate {
  accountId: string
  kind: 'hours' | 'training'
  halfHours: number
  stars: number
  course: string | null
  recordId: string | null
  /** First and last day of what it is about. */
  from: Date
  until: Date
  issuedAt: Date
  /** When what it says has turned out not to be so. */
  revokedAt: Date | null
}

export const certificateModel = tenantModel<CertificateDoc>(
  'hourCertificates',
  new Schema<CertificateDoc>(
    {
      ...aggregate,
      ...{ accountId: String, kind: String, halfHours: Number, stars: Number, course: String },
      ...{ recordId: String, from: Date, until: Date, issuedAt: Date, revokedAt: Date },
    },
    plain,
  ).index({ tenantId: 1, accountId: 1, issuedAt: -1, _id: -1 }),
)

/** Half hours of a volunteer, or of the pool (which has `halfHours` alone). */
export type Sums = Record<'halfHours' | 'saved' | 'held', number>

/** A document whose sums are not what its records, lines and requests add up to. */
export interface WrongSum {
  /** An account's id, or `pool`. */
  owner: string
  cached: Partial<Sums>
  counted: Partial<Sums>
}

/** What a nightly recount found. */
export interface RecountDoc {
  _id: string
  tenantId: string
  startedAt: Date
  finishedAt: Date
  /** Volunteers, and the pool. */
  checked: number
  wrongCount: number
  /** The first hundred. */
  wrong: WrongSum[]
}

export const recountModel = tenantModel<RecountDoc>(
  'hourRecounts',
  new Schema<RecountDoc>(
    {
      ...{ _id: String, tenantId: { type: String, required: true }, startedAt: Date, finishedAt: Date },
      ...{ checked: Number, wrongCount: Number, wrong: mixed },
    },
    plain,
  ).index({ tenantId: 1, startedAt: -1 }),
)
