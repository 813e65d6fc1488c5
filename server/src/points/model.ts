import { NOTHING_EXPIRES } from '@linli/shared/points/expiring'
import type { PostingKind, Take } from '@linli/shared/points/ledger'
import type { EarningKind } from '@linli/shared/points/rules'
import { Schema } from 'mongoose'
import { tenantModel } from '../platform/store/model'
import { type Aggregate, unchained } from '../platform/store/transact'

/**
 * What a resident or a shop has. `balance` is a cache of the entries, written in their transaction and checked each night. The id of a
 * resident's account is the account's own random id: the alias that stays when the person is deleted (DOMAIN §6). The county's own
 * accounts (issue, holds, expired, reversed) have no document: all postings would queue for it (decision 075).
 */
export interface PointAccount extends Aggregate {
  kind: 'resident' | 'shop'
  balance: number
  /** Set aside for orders, not in `balance`. */
  held: number
  /**
   * What the open lots hold, by the moment they expire: a cache as well, so that nobody reads all lots to show or to spend. As text
   * (shared/src/points/expiring.ts): it has hundreds of moments, nothing looks inside, and fields cost an engine many times as much.
   */
  byExpiry: string
  /** The first moment of it, for the index: whose points end next. */
  nextExpiry: Date | null
  frozen: { reason: string; at: Date; by: string } | null
}

/** An account that has had nothing yet. */
export const emptyAccount = (tenantId: string, _id: string, kind: PointAccount['kind']): PointAccount => ({
  ...{ _id, tenantId, ...unchained, kind },
  ...{ balance: 0, held: 0, byExpiry: NOTHING_EXPIRES, nextExpiry: null, frozen: null },
})

export const pointAccountModel = tenantModel<PointAccount>(
  'pointAccounts',
  new Schema<PointAccount>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      version: { type: Number, required: true },
      chainHash: { type: String, default: '' },
      kind: { type: String, required: true },
      balance: { type: Number, required: true },
      held: { type: Number, required: true },
      byExpiry: { type: String, default: NOTHING_EXPIRES },
      nextExpiry: { type: Date, default: null },
      frozen: { type: Schema.Types.Mixed, default: null },
    },
    { versionKey: false, minimize: false },
  )
    .index({ tenantId: 1, _id: 1 })
    .index({ tenantId: 1, nextExpiry: 1 })
    .index({ tenantId: 1, 'frozen.at': 1, _id: 1 }),
)

export interface LotDoc {
  _id: string
  tenantId: string
  accountId: string
  /** `left > 0`: for the index. */
  open: boolean
  expiresAt: Date
  amount: number
  left: number
  expired: number
}

export const lotModel = tenantModel<LotDoc>(
  'pointLots',
  new Schema<LotDoc>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      accountId: { type: String, required: true },
      open: { type: Boolean, required: true },
      expiresAt: { type: Date, required: true },
      amount: { type: Number, required: true },
      left: { type: Number, required: true },
      expired: { type: Number, required: true },
    },
    { versionKey: false },
  ).index({ tenantId: 1, accountId: 1, open: 1, expiresAt: 1 }),
)

/** What a posting is about, in ids and kinds; the words are made when it is shown. */
export interface About {
  earning?: EarningKind
  earningId?: string
  subjectId?: string
  orderId?: string
  /** Who passed points on, and to whom. */
  fromId?: string
  toId?: string
  adjustmentId?: string
  /** The posting that is reversed. */
  reverses?: string
}

export interface EntryDoc {
  _id: string
  tenantId: string
  accountId: string
  postingId: string
  at: Date
  kind: PostingKind
  amount: number
  /** Of the account after this entry; null for the county's own accounts. */
  balance: number | null
  about: About
}

export const entryModel = tenantModel<EntryDoc>(
  'pointEntries',
  new Schema<EntryDoc>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      accountId: { type: String, required: true },
      postingId: { type: String, required: true },
      at: { type: Date, required: true },
      kind: { type: String, required: true },
      amount: { type: Number, required: true },
      balance: { type: Number, default: null },
      about: { type: Schema.Types.Mixed, default: {} },
    },
    { versionKey: false, minimize: false },
  )
    .index({ tenantId: 1, accountId: 1, at: -1, _id: -1 })
    .index({ tenantId: 1, postingId: 1 }),
)

/** Points set aside for one order, with the lots they came from. Its id is the order's. */
export interface HoldDoc extends Aggregate {
  accountId: string
  amount: number
  state: 'held' | 'captured' | 'released'
  takes: Take[]
  shopId: string | null
  at: Date
}

export const holdModel = tenantModel<HoldDoc>(
  'pointHolds',
  new Schema<HoldDoc>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      version: { type: Number, required: true },
      chainHash: { type: String, default: '' },
      accountId: { type: String, required: true },
      amount: { type: Number, required: true },
      state: { type: String, required: true },
      takes: { type: Schema.Types.Mixed, required: true },
      shopId: { type: String, default: null },
      at: { type: Date, required: true },
    },
    { versionKey: false },
  ).index({ tenantId: 1, accountId: 1 }),
)
