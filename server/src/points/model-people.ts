import { Schema } from 'mongoose'
import { tenantModel } from '../platform/store/model'
import type { Aggregate } from '../platform/store/transact'

/** People who see one another's points and may pass them on, each by an own decision. */
export interface HouseholdDoc extends Aggregate {
  size: number
  code: string | null
  codeUntil: Date | null
}

export const householdModel = tenantModel<HouseholdDoc>(
  'pointHouseholds',
  new Schema<HouseholdDoc>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      version: { type: Number, required: true },
      chainHash: { type: String, default: '' },
      size: { type: Number, required: true },
      code: { type: String, default: null },
      codeUntil: { type: Date, default: null },
    },
    { versionKey: false },
  ).index({ tenantId: 1, code: 1 }),
)

/** Its id is the account's: nobody is in two households. */
export interface MemberDoc {
  _id: string
  tenantId: string
  householdId: string
  since: Date
}

export const memberModel = tenantModel<MemberDoc>(
  'pointMembers',
  new Schema<MemberDoc>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      householdId: { type: String, required: true },
      since: { type: Date, required: true },
    },
    { versionKey: false },
  ).index({ tenantId: 1, householdId: 1 }),
)

/** Points a person earned in a month, with the community of that month: what rankings are read from. */
export interface ScoreDoc {
  /** `YYYY-MM.accountId` */
  _id: string
  tenantId: string
  accountId: string
  month: string
  communityId: string | null
  communityName: string | null
  points: number
  /** The person does not want to be ranked. */
  hidden: boolean
}

export const scoreModel = tenantModel<ScoreDoc>(
  'pointScores',
  new Schema<ScoreDoc>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      accountId: { type: String, required: true },
      month: { type: String, required: true },
      communityId: { type: String, default: null },
      communityName: { type: String, default: null },
      points: { type: Number, required: true },
      hidden: { type: Boolean, required: true },
    },
    { versionKey: false },
  )
    .index({ tenantId: 1, month: 1, communityId: 1, hidden: 1, points: -1 })
    .index({ tenantId: 1, accountId: 1 }),
)

/**
 * What a person earned in a month while in a team: it stays with the team when the person leaves. A row of its own, as one month can see
 * somebody in several teams.
 */
export interface TeamScoreDoc {
  /** `YYYY-MM.teamId.accountId` */
  _id: string
  tenantId: string
  teamId: string
  accountId: string
  month: string
  points: number
  /** The person does not want to be ranked: counted in no team either. */
  hidden: boolean
}

export const teamScoreModel = tenantModel<TeamScoreDoc>(
  'pointTeamScores',
  new Schema<TeamScoreDoc>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      teamId: { type: String, required: true },
      accountId: { type: String, required: true },
      month: { type: String, required: true },
      points: { type: Number, required: true },
      hidden: { type: Boolean, required: true },
    },
    { versionKey: false },
  )
    .index({ tenantId: 1, month: 1, hidden: 1, teamId: 1 })
    .index({ tenantId: 1, accountId: 1 }),
)

/** Its id is the account's: there when somebody does not want to be ranked. */
export interface UnrankedDoc {
  _id: string
  tenantId: string
}

export const unrankedModel = tenantModel<UnrankedDoc>(
  'pointUnranked',
  new Schema<UnrankedDoc>({ _id: String, tenantId: { type: String, required: true } }, { versionKey: false }),
)

/** There when somebody was told of the points that end in a month. Its id is `accountId.YYYY-MM`. */
export interface ReminderDoc {
  _id: string
  tenantId: string
  accountId: string
}

export const reminderModel = tenantModel<ReminderDoc>(
  'pointReminders',
  new Schema<ReminderDoc>(
    { _id: String, tenantId: { type: String, required: true }, accountId: { type: String, required: true } },
    { versionKey: false },
  ).index({ tenantId: 1, accountId: 1 }),
)
