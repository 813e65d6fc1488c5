import type { ActivityKind, ActivityState } from '@linli/shared/volunteering/activity'
import type { SignUp } from '@linli/shared/volunteering/sign-up'
import { Schema } from 'mongoose'
import { tenantModel } from '../platform/store/model'
import type { Aggregate } from '../platform/store/transact'

export interface AreaOf {
  areaId: string
  areaName: string
  areaLevel: 'county' | 'town' | 'community'
  areaPath: string
  /** From the county down. */
  areaIds: string[]
}

/** Words under check: what moderation says of them. */
export type Moderation = 'pending' | 'passed' | 'hidden'

export interface PlaceOf {
  lng: number
  lat: number
  address: string
}

export interface RoleOf {
  id: string
  name: string
  limit: number
  requirements: string
}

/** A person on the list of one role. A cancelled line stays: it is how a late one is known. */
export interface SignUpLine extends SignUp {
  roleId: string
  at: Date
  late: boolean
  /** Why an organiser took the person off. */
  removedFor?: string
}

export interface ActivityDoc extends Aggregate, AreaOf {
  kind: ActivityKind
  title: string
  text: string
  place: PlaceOf
  radius: number
  startsAt: Date
  endsAt: Date
  signUpHours: number
  cancelHours: number
  requirements: string
  course: string | null
  requiredCourse: string | null
  insurance: string
  contact: string
  roles: RoleOf[]
  state: ActivityState
  moderation: Moderation
  /** Whether the public list shows it: published, and its words have passed. */
  listed: boolean
  organiserId: string
  seriesId: string | null
  cancelReason: string | null
  signUps: SignUpLine[]
  /** When those who signed up are to be reminded; null before it is published, and once they were. */
  remindAt: Date | null
  createdAt: Date
}

export const aggregate = {
  _id: String,
  tenantId: { type: String, required: true },
  version: { type: Number, required: true },
  chainHash: { type: String, default: '' },
} as const
export const area = {
  areaId: String,
  areaName: String,
  areaLevel: String,
  areaPath: String,
  areaIds: [String],
} as const
export const mixed = Schema.Types.Mixed
export const plain = { versionKey: false, minimize: false } as const

export const activityModel = tenantModel<ActivityDoc>(
  'activities',
  new Schema<ActivityDoc>(
    {
      ...aggregate,
      ...area,
      ...{ kind: String, title: String, text: String, place: mixed, radius: Number },
      ...{ startsAt: Date, endsAt: Date, signUpHours: Number, cancelHours: Number },
      ...{
        requirements: String,
        course: String,
        requiredCourse: String,
        insurance: String,
        contact: String,
        roles: mixed,
      },
      ...{ state: String, moderation: String, listed: Boolean, organiserId: String, seriesId: String },
      ...{ cancelReason: String, signUps: mixed, remindAt: Date, createdAt: Date },
    },
    plain,
  )
    .index({ tenantId: 1, listed: 1, endsAt: 1, _id: 1 })
    .index({ tenantId: 1, listed: 1, kind: 1, endsAt: 1, _id: 1 })
    .index({ tenantId: 1, areaIds: 1, listed: 1, endsAt: 1, _id: 1 })
    .index({ tenantId: 1, areaIds: 1, listed: 1, kind: 1, endsAt: 1, _id: 1 })
    .index({ tenantId: 1, areaIds: 1, startsAt: -1, _id: -1 })
    .index({ tenantId: 1, 'signUps.accountId': 1, startsAt: -1, _id: -1 })
    .index({ tenantId: 1, seriesId: 1, startsAt: 1 })
    .index({ tenantId: 1, remindAt: 1 }),
)

export type SeenBy = 'code' | 'organiser'

/**
 * Somebody was at an activity: facts only, written once each. Its id is made of both, so that nobody is there twice, whoever writes it
 * down. What it is worth is a record of hours.
 */
export interface PresenceDoc extends Aggregate {
  activityId: string
  accountId: string
  in: Date
  inBy: SeenBy
  out: Date | null
  outBy: SeenBy | null
  review: 'none' | 'waiting' | 'accepted' | 'refused'
}

export const presenceIdOf = (activityId: string, accountId: string): string => `${activityId}-${accountId}`

export const presenceModel = tenantModel<PresenceDoc>(
  'presences',
  new Schema<PresenceDoc>(
    {
      ...aggregate,
      ...{ activityId: String, accountId: String, in: Date, inBy: String, out: Date, outBy: String },
      ...{ review: String },
    },
    plain,
  )
    .index({ tenantId: 1, activityId: 1 })
    .index({ tenantId: 1, accountId: 1 }),
)
