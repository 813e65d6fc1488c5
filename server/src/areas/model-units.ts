import { Schema } from 'mongoose'
import { tenantModel } from '../platform/store/model'
import type { Aggregate } from '../platform/store/transact'

/** Local times of a working day, `HH:MM`, the end excluded. */
export interface Hours {
  from: string
  to: string
}

/** A department or company that does the work. */
export interface Unit {
  _id: string
  code: string
  name: string
  /** Where it works: there and in everything below. */
  areaId: string
  areaPath: string
  /** Category codes, or beginnings of them, that it is responsible for. */
  duties: string[]
  /** null: the county's (DOMAIN §1: 08:00–12:00 and 14:00–18:00). */
  workingHours: Hours[] | null
  phone: string | null
  active: boolean
  /** Who does today what a closed unit did. */
  successorId: string | null
}

export interface UnitDoc extends Unit, Aggregate {}

export const unitModel = tenantModel<UnitDoc>(
  'units',
  new Schema<UnitDoc>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      version: { type: Number, required: true },
      chainHash: { type: String, default: '' },
      code: { type: String, required: true },
      name: { type: String, required: true },
      areaId: { type: String, required: true },
      areaPath: { type: String, required: true },
      duties: { type: [String], default: [] },
      workingHours: { type: Schema.Types.Mixed, default: null },
      phone: { type: String, default: null },
      active: { type: Boolean, required: true },
      successorId: { type: String, default: null },
    },
    { versionKey: false },
  ).index({ tenantId: 1, code: 1 }, { unique: true }),
)
