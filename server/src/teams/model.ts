import { Schema } from 'mongoose'
import { tenantModel } from '../platform/store/model'
import type { Aggregate } from '../platform/store/transact'

/** Who joins, leaves or closes writes this one document, so that two at once take turns. */
export interface TeamDoc extends Aggregate {
  name: string
  about: string
  /** When these words were written: a verdict on earlier ones says nothing of them. */
  wordsAt: Date
  moderation: 'pending' | 'passed' | 'hidden'
  /** The community it belongs to, and from the county down to it. */
  areaId: string
  areaName: string
  areaPath: string
  areaIds: string[]
  captainId: string | null
  size: number
  state: 'open' | 'closed'
  /** Open, and its words have passed: what others find. */
  listed: boolean
  /** Community and name while it is open, its id afterwards: of two that take a name at once the second finds it there. */
  nameKey: string
  createdAt: Date
}

export const nameKeyOf = ({ areaId, name }: Pick<TeamDoc, 'areaId' | 'name'>): string => `${areaId} ${name}`

export const teamModel = tenantModel<TeamDoc>(
  'teams',
  new Schema<TeamDoc>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      version: { type: Number, required: true },
      chainHash: { type: String, default: '' },
      name: { type: String, required: true },
      about: { type: String, default: '' },
      wordsAt: { type: Date, required: true },
      moderation: { type: String, required: true },
      areaId: { type: String, required: true },
      areaName: { type: String, required: true },
      areaPath: { type: String, required: true },
      areaIds: { type: [String], required: true },
      captainId: { type: String, default: null },
      size: { type: Number, required: true },
      state: { type: String, required: true },
      listed: { type: Boolean, required: true },
      nameKey: { type: String, required: true },
      createdAt: { type: Date, required: true },
    },
    { versionKey: false },
  )
    .index({ tenantId: 1, nameKey: 1 }, { unique: true })
    .index({ tenantId: 1, listed: 1, createdAt: -1, _id: -1 })
    .index({ tenantId: 1, areaIds: 1, listed: 1, createdAt: -1, _id: -1 }),
)

/** Its id is the account's: nobody is in two teams. */
export interface MemberDoc {
  _id: string
  tenantId: string
  teamId: string
  since: Date
}

export const memberModel = tenantModel<MemberDoc>(
  'teamMembers',
  new Schema<MemberDoc>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      teamId: { type: String, required: true },
      since: { type: Date, required: true },
    },
    { versionKey: false },
  ).index({ tenantId: 1, teamId: 1, since: 1 }),
)
