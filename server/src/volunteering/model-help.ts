import type { HelpKind, HelpPayment, HelpState, Skill } from '@linli/shared/volunteering/help'
import { Schema } from 'mongoose'
import { tenantModel } from '../platform/store/model'
import type { Aggregate } from '../platform/store/transact'
import { type AreaOf, aggregate, area, type Moderation, mixed, type PlaceOf, plain } from './model'

/** An offer of help or a request for it, from its words to the thanks. */
export interface HelpDoc extends Aggregate, AreaOf {
  kind: HelpKind
  skill: Skill
  title: string
  text: string
  relative: string | null
  /** Exact: only the two whom it concerns see it so. */
  place: PlaceOf
  from: Date
  to: Date
  halfHours: number
  payment: HelpPayment
  state: HelpState
  moderation: Moderation
  hidden: boolean
  /** Whether the public list shows it. */
  listed: boolean
  authorId: string
  responderIds: string[]
  partnerId: string | null
  /** Author, partner and those who answered: whose list it is in. */
  peopleIds: string[]
  confirmed: { helper: number | null; asker: number | null }
  doneHalfHours: number | null
  thanks: string | null
  reports: { accountId: string; reason: string; at: Date }[]
  flagged: boolean
  /** Why an organiser who looked at the reports took it from the public, or left it there. */
  judgement: string | null
  createdAt: Date
}

export const helpModel = tenantModel<HelpDoc>(
  'helps',
  new Schema<HelpDoc>(
    {
      ...aggregate,
      ...area,
      ...{ kind: String, skill: String, title: String, text: String, relative: String, place: mixed },
      ...{ from: Date, to: Date, halfHours: Number, payment: String, state: String },
      ...{ moderation: String, hidden: Boolean, listed: Boolean, authorId: String },
      ...{ responderIds: [String], partnerId: String, peopleIds: [String], confirmed: mixed },
      ...{
        doneHalfHours: Number,
        thanks: String,
        reports: mixed,
        flagged: Boolean,
        judgement: String,
        createdAt: Date,
      },
    },
    plain,
  )
    .index({ tenantId: 1, listed: 1, kind: 1, createdAt: -1, _id: -1 })
    .index({ tenantId: 1, listed: 1, kind: 1, skill: 1, createdAt: -1, _id: -1 })
    .index({ tenantId: 1, areaIds: 1, listed: 1, kind: 1, createdAt: -1, _id: -1 })
    .index({ tenantId: 1, areaIds: 1, listed: 1, kind: 1, skill: 1, createdAt: -1, _id: -1 })
    .index({ tenantId: 1, areaIds: 1, flagged: 1, createdAt: -1, _id: -1 })
    .index({ tenantId: 1, areaIds: 1, state: 1, createdAt: -1, _id: -1 })
    .index({ tenantId: 1, state: 1, to: 1 })
    .index({ tenantId: 1, peopleIds: 1, createdAt: -1, _id: -1 })
    .index({ tenantId: 1, 'reports.accountId': 1 }),
)

/** One person wants never to meet another again. Its id is made of both. */
export interface BlockDoc {
  _id: string
  tenantId: string
  accountId: string
  blockedId: string
  at: Date
}

export const blockIdOf = (accountId: string, blockedId: string): string => `${accountId}-${blockedId}`

export const blockModel = tenantModel<BlockDoc>(
  'blocks',
  new Schema<BlockDoc>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      accountId: String,
      blockedId: String,
      at: Date,
    },
    { versionKey: false },
  )
    .index({ tenantId: 1, accountId: 1, at: -1, _id: -1 })
    .index({ tenantId: 1, blockedId: 1 }),
)
