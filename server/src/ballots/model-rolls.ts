import type { RollKind, Weight } from '@linli/shared/ballots/ballot'
import { Schema } from 'mongoose'
import { tenantModel } from '../platform/store/model'
import type { Aggregate } from '../platform/store/transact'

const { Mixed } = Schema.Types
const aggregate = {
  _id: String,
  tenantId: { type: String, required: true },
  version: { type: Number, required: true },
  chainHash: { type: String, default: '' },
} as const

/** A roll: owners of an estate, households, a named list. Its units are rows of the generation in force. */
export interface RollDoc extends Aggregate {
  name: string
  kind: Exclude<RollKind, 'residents'>
  areaId: string
  areaName: string
  areaPath: string
  /** Rows of this import count; an import under way writes the next. */
  generation: string
  rows: number
  due: Weight
}

export const rollModel = tenantModel<RollDoc>(
  'ballotRolls',
  new Schema<RollDoc>(
    {
      ...aggregate,
      name: String,
      kind: String,
      areaId: String,
      areaName: String,
      areaPath: String,
      generation: String,
      rows: Number,
      due: Mixed,
    },
    { versionKey: false },
  )
    .index({ tenantId: 1, areaId: 1, name: 1 }, { unique: true })
    .index({ tenantId: 1, areaPath: 1 }),
)

/** Somebody on a roll. `key` tells equal people apart from others; the id number itself is not kept. */
export interface RollPerson {
  key: string
  name: string
  phone: string | null
  /** Its last four digits; absent on rolls older than the member. */
  tail?: string | null
}

export interface RollUnitDoc {
  _id: string
  tenantId: string
  rollId: string
  generation: string
  /** As in the file: 3-2-501, or the name on a list. */
  unit: string
  /** In 0.01 m²; 0 on a list without areas. */
  area: number
  owners: RollPerson[]
}

export const rollUnitModel = tenantModel<RollUnitDoc>(
  'ballotRollUnits',
  new Schema<RollUnitDoc>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      rollId: { type: String, required: true },
      generation: { type: String, required: true },
      unit: { type: String, required: true },
      area: Number,
      owners: { type: Mixed, default: [] },
    },
    { versionKey: false },
  )
    .index({ tenantId: 1, rollId: 1, generation: 1, unit: 1 }, { unique: true })
    .index({ tenantId: 1, rollId: 1, generation: 1, 'owners.name': 1 })
    .index({ tenantId: 1, rollId: 1, generation: 1, 'owners.tail': 1 }),
)

/** An import of a roll as it goes on. Gone without a sign of life for minutes: it has failed. */
export interface RollImportDoc {
  _id: string
  tenantId: string
  rollId: string
  areaPath: string
  state: 'running' | 'done' | 'failed'
  rows: number
  done: number
  due: Weight | null
  notes: { row: number; message: string }[]
  at: Date
}

export const rollImportModel = tenantModel<RollImportDoc>(
  'ballotRollImports',
  new Schema<RollImportDoc>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      rollId: String,
      areaPath: String,
      state: String,
      rows: Number,
      done: Number,
      due: { type: Mixed, default: null },
      notes: { type: Mixed, default: [] },
      at: Date,
    },
    { versionKey: false },
  ).index({ tenantId: 1, rollId: 1, at: -1 }),
)

/** A correction of a roll: proposed by one, approved by another. */
export interface RevisionDoc extends Aggregate {
  rollId: string
  areaPath: string
  unit: string
  change: { kind: 'area'; area: number } | { kind: 'owners'; owners: RollPerson[] }
  before: { area: number; owners: RollPerson[] }
  reason: string
  state: 'proposed' | 'approved' | 'refused'
  effect: { before: Weight; after: Weight }
  proposedBy: string
  decidedBy: string | null
  createdAt: Date
}

export const revisionModel = tenantModel<RevisionDoc>(
  'ballotRevisions',
  new Schema<RevisionDoc>(
    {
      ...aggregate,
      rollId: String,
      areaPath: String,
      unit: String,
      change: Mixed,
      before: Mixed,
      reason: String,
      state: String,
      effect: Mixed,
      proposedBy: String,
      decidedBy: { type: String, default: null },
      createdAt: Date,
    },
    { versionKey: false, minimize: false },
  ).index({ tenantId: 1, rollId: 1, createdAt: -1 }),
)

/** Somebody says that a unit of a roll is his home. */
export interface ClaimDoc extends Aggregate {
  rollId: string
  rollName: string
  areaPath: string
  unit: string
  accountId: string
  /** What he says he is called, to be matched; emptied with the account. */
  name: string
  relation: 'owner' | 'member'
  state: 'pending' | 'approved' | 'refused' | 'ended'
  reason: string | null
  /** One claim that is not over for each account and unit; of one that is over, its own id. */
  open: string
  createdAt: Date
}

export const claimModel = tenantModel<ClaimDoc>(
  'ballotClaims',
  new Schema<ClaimDoc>(
    {
      ...aggregate,
      rollId: String,
      rollName: String,
      areaPath: String,
      unit: String,
      accountId: { type: String, required: true },
      name: String,
      relation: String,
      state: String,
      reason: { type: String, default: null },
      open: { type: String, required: true },
      createdAt: Date,
    },
    { versionKey: false },
  )
    .index({ tenantId: 1, open: 1 }, { unique: true })
    .index({ tenantId: 1, accountId: 1, createdAt: -1 })
    .index({ tenantId: 1, rollId: 1, state: 1, createdAt: -1 })
    .index({ tenantId: 1, rollId: 1, unit: 1 }),
)
