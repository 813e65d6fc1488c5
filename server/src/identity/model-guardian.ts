import { Schema } from 'mongoose'
import { tenantModel } from '../platform/store/model'
import type { Aggregate } from '../platform/store/transact'

export type Relation = 'father' | 'mother' | 'grandparent' | 'other'

/** A guardian agreed for a child under 14 (PIPL art. 31). Withdrawn consents stay as evidence. */
export interface GuardianConsent extends Aggregate {
  childId: string
  guardianId: string
  relation: Relation
  agreedAt: Date
  withdrawnAt: Date | null
}

export const consentsModel = tenantModel<GuardianConsent>(
  'guardianConsents',
  new Schema<GuardianConsent>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      version: { type: Number, required: true },
      chainHash: { type: String, default: '' },
      childId: { type: String, required: true },
      guardianId: { type: String, required: true },
      relation: { type: String, required: true },
      agreedAt: { type: Date, required: true },
      withdrawnAt: { type: Date, default: null },
    },
    { versionKey: false },
  )
    .index({ tenantId: 1, childId: 1 })
    .index({ tenantId: 1, guardianId: 1 }),
)

/** What a child shows to the guardian: one at a time, 15 minutes long, gone with its first use. */
export interface GuardianCode {
  /** The child's account id. */
  _id: string
  tenantId: string
  code: string
  expiresAt: Date
}

export const guardianCodesModel = tenantModel<GuardianCode>(
  'guardianCodes',
  new Schema<GuardianCode>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      code: { type: String, required: true },
      expiresAt: { type: Date, required: true },
    },
    { versionKey: false },
  ).index({ tenantId: 1, code: 1 }, { unique: true }),
)
