import type { Role } from '@linli/shared/identity/roles'
import { Schema } from 'mongoose'
import { systemModel, tenantModel } from '../platform/store/model'
import type { Aggregate } from '../platform/store/transact'

/** A county (DOMAIN §0: "a tenant is a county"). `slug` stands in addresses and never changes. */
export interface Tenant {
  _id: string
  slug: string
  name: string
  /** GCJ-02 degrees: where a map opens. */
  center: { lng: number; lat: number }
}

export const tenantsModel = systemModel<Tenant>(
  'tenants',
  new Schema<Tenant>(
    {
      _id: String,
      slug: { type: String, required: true },
      name: { type: String, required: true },
      center: { type: new Schema({ lng: Number, lat: Number }, { _id: false }), required: true },
    },
    { versionKey: false },
  ).index({ slug: 1 }, { unique: true }),
)

/**
 * A role for an area. It holds from `from` (included) to `until` (excluded). Names and path stand as they were when it was
 * given: identity knows nothing of areas, and an audit wants to read what was decided then.
 */
export interface Grant {
  id: string
  role: Role
  areaId: string
  areaPath: string
  areaName: string
  unitId: string | null
  unitName: string | null
  from: Date
  until: Date | null
}

/**
 * A person. The id is random and says nothing about anybody, so it stays as the alias in cases and audit after a deletion has
 * emptied everything else (DOMAIN §6).
 */
export interface Account extends Aggregate {
  name: string
  phone: string | null
  /** Its last four digits, by which an office that has the paper finds its voter; absent in accounts bound before the member. */
  phoneTail?: string | null
  /** WeChat's id of the person for this mini-program. In no answer, no event and no log. */
  openid: string | null
  username: string | null
  /** YYYY-MM-DD */
  birthDate: string | null
  communityId: string | null
  communityName: string | null
  elderMode: boolean
  /** Made to work for the county: has a password account or holds, or held, a role. */
  staff: boolean
  grants: Grant[]
  /** What a demo account is for; such an account is open to everybody in demo mode and to nobody in production. */
  demo: { description: string } | null
  createdAt: Date
  deletedAt: Date | null
}

const grantSchema = new Schema<Grant>(
  {
    id: { type: String, required: true },
    role: { type: String, required: true },
    areaId: { type: String, required: true },
    areaPath: { type: String, required: true },
    areaName: { type: String, required: true },
    unitId: { type: String, default: null },
    unitName: { type: String, default: null },
    from: { type: Date, required: true },
    until: { type: Date, default: null },
  },
  { _id: false, id: false },
)

export const accountsModel = tenantModel<Account>(
  'accounts',
  new Schema<Account>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      version: { type: Number, required: true },
      chainHash: { type: String, default: '' },
      name: { type: String, default: '' },
      phone: { type: String, default: null },
      phoneTail: { type: String, default: null },
      openid: { type: String, default: null },
      username: { type: String, default: null },
      birthDate: { type: String, default: null },
      communityId: { type: String, default: null },
      communityName: { type: String, default: null },
      elderMode: { type: Boolean, default: false },
      staff: { type: Boolean, default: false },
      grants: { type: [grantSchema], default: [] },
      demo: { type: new Schema({ description: String }, { _id: false }), default: null },
      createdAt: { type: Date, required: true },
      deletedAt: { type: Date, default: null },
    },
    { versionKey: false, minimize: false },
  )
    .index(
      { tenantId: 1, openid: 1 },
      { unique: true, partialFilterExpression: { openid: { $type: 'string' } } },
    )
    .index(
      { tenantId: 1, username: 1 },
      { unique: true, partialFilterExpression: { username: { $type: 'string' } } },
    )
    // SecantusDB never reads through a partial index; these two are for looking up what those two keep unique.
    .index({ tenantId: 1, openid: -1 })
    .index({ tenantId: 1, username: -1 })
    .index({ tenantId: 1, staff: 1, createdAt: -1, _id: -1 })
    .index({ tenantId: 1, 'grants.role': 1 })
    .index({ tenantId: 1, communityId: 1 })
    .index({ tenantId: 1, name: 1 })
    .index({ tenantId: 1, phoneTail: 1 }),
)
