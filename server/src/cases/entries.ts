import type { Action, Actor } from '@linli/shared/cases/stages'
import { Schema } from 'mongoose'
import { tenantModel } from '../platform/store/model'

/**
 * One line of a case's timeline, written with its event and under the same id and number. The words are here and not in the
 * event: an event can't be changed, words must be removable (DOMAIN §6).
 */
export interface EntryDoc {
  /** The id of the event. */
  _id: string
  tenantId: string
  caseId: string
  /** The version of the case after it. */
  seq: number
  at: Date
  action: Action
  as: Actor
  actorId: string
  text: string
  unitId: string | null
  unitName: string | null
  attachmentIds: string[]
  dueAt: Date | null
  passed: boolean | null
  /** The round the case was in after it. */
  round: number
}

export const entryModel = tenantModel<EntryDoc>(
  'caseEntries',
  new Schema<EntryDoc>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      caseId: String,
      seq: Number,
      at: Date,
      action: String,
      as: String,
      actorId: String,
      text: String,
      unitId: String,
      unitName: String,
      attachmentIds: [String],
      dueAt: Date,
      passed: Boolean,
      round: Number,
    },
    { versionKey: false },
  )
    .index({ tenantId: 1, caseId: 1, seq: 1 }, { unique: true })
    .index({ tenantId: 1, actorId: 1, at: 1 }),
)
