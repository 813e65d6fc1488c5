import type { Flag, OrderStatus } from '@linli/shared/rewards/orders'
import { Schema } from 'mongoose'
import { tenantModel } from '../platform/store/model'
import type { Aggregate } from '../platform/store/transact'

const aggregate = {
  _id: String,
  tenantId: { type: String, required: true },
  version: { type: Number, required: true },
  chainHash: { type: String, default: '' },
}
const options = { versionKey: false, minimize: false } as const

export interface Shop extends Aggregate {
  areaId: string
  /** As it was when the shop was made or moved. */
  areaPath: string
  name: string
  address: string
  hours: string
  /** Accounts that take vouchers here: what makes somebody a merchant (decision 086). */
  keeperIds: string[]
  payeeId: string | null
  active: boolean
  createdAt: Date
}

export const shopModel = tenantModel<Shop>(
  'rewardShops',
  new Schema<Shop>(
    {
      ...aggregate,
      areaId: { type: String, required: true },
      areaPath: { type: String, required: true },
      name: { type: String, required: true },
      address: { type: String, required: true },
      hours: { type: String, default: '' },
      keeperIds: [String],
      payeeId: { type: String, default: null },
      active: { type: Boolean, required: true },
      createdAt: { type: Date, required: true },
    },
    options,
  )
    .index({ tenantId: 1, active: 1, createdAt: -1, _id: -1 })
    .index({ tenantId: 1, createdAt: -1, _id: -1 })
    .index({ tenantId: 1, keeperIds: 1 }),
)

export interface Reward extends Aggregate {
  shopId: string
  name: string
  description: string
  /** A file of feature `files`. */
  photoId: string | null
  points: number
  cashFen: number
  settleFen: number
  limit: { count: number; days: number | null } | null
  from: Date | null
  until: Date | null
  validDays: number
  active: boolean
  createdAt: Date
}

export const rewardModel = tenantModel<Reward>(
  'rewards',
  new Schema<Reward>(
    {
      ...aggregate,
      shopId: { type: String, required: true },
      name: { type: String, required: true },
      description: { type: String, default: '' },
      photoId: { type: String, default: null },
      points: { type: Number, required: true },
      cashFen: { type: Number, required: true },
      settleFen: { type: Number, required: true },
      limit: { type: Schema.Types.Mixed, default: null },
      from: { type: Date, default: null },
      until: { type: Date, default: null },
      validDays: { type: Number, required: true },
      active: { type: Boolean, required: true },
      createdAt: { type: Date, required: true },
    },
    options,
  )
    .index({ tenantId: 1, active: 1, createdAt: -1, _id: -1 })
    .index({ tenantId: 1, shopId: 1, active: 1, createdAt: -1, _id: -1 })
    .index({ tenantId: 1, createdAt: -1, _id: -1 }),
)

/** What is left of a reward: apart from its words, so that who edits them doesn't stand in the way of who redeems. Its id is the reward's. */
export interface Stock {
  _id: string
  tenantId: string
  left: number
}

export const stockModel = tenantModel<Stock>(
  'rewardStocks',
  new Schema<Stock>(
    { _id: String, tenantId: { type: String, required: true }, left: { type: Number, required: true } },
    { versionKey: false },
  ).index({ tenantId: 1, _id: 1 }),
)

/** What is known of an order's money. `paidFen` stays as a fact when it goes back. */
export interface Payment {
  prepayId: string | null
  prepaidAt: Date | null
  transactionId: string | null
  paidFen: number
  paidAt: Date | null
}

/** What staff gave back of an order that was handed over, and why, in words that end with the person's account. */
export interface GivenBack {
  at: Date
  by: string
  fen: number
  points: number
  reason: string
}

/** One reward for one person. Its id is also its number at WeChat Pay and that of its hold of points. */
export interface Order extends Aggregate {
  accountId: string
  rewardId: string
  shopId: string
  areaPath: string
  rewardName: string
  points: number
  cashFen: number
  settleFen: number
  status: OrderStatus
  /** Counts toward the reward's limit: not called off, not expired. */
  counted: boolean
  createdAt: Date
  expiresAt: Date
  /** When the job must look at it again: unpaid, soon to expire, or not fetched. Null when nothing more is to come. */
  dueAt: Date | null
  payment: Payment
  usedAt: Date | null
  usedBy: string | null
  usedShopId: string | null
  /** The settlement that paid the shop for it. */
  settlementId: string | null
  /** What the shop was paid too much for it, because something came back since: set off by settlements to come (decision 117). */
  owedFen: number
  /** Whether there is any of that. */
  owes: boolean
  /** Asked of WeChat to give back, and given back. */
  askedFen: number
  refundedFen: number
  refundedPoints: number
  given: GivenBack[]
  flagged: boolean
  flag: Flag | null
}

export const orderModel = tenantModel<Order>(
  'rewardOrders',
  new Schema<Order>(
    {
      ...aggregate,
      accountId: { type: String, required: true },
      rewardId: { type: String, required: true },
      shopId: { type: String, required: true },
      areaPath: { type: String, required: true },
      rewardName: { type: String, required: true },
      points: { type: Number, required: true },
      cashFen: { type: Number, required: true },
      settleFen: { type: Number, required: true },
      status: { type: String, required: true },
      counted: { type: Boolean, required: true },
      createdAt: { type: Date, required: true },
      expiresAt: { type: Date, required: true },
      dueAt: { type: Date, default: null },
      payment: { type: Schema.Types.Mixed, required: true },
      usedAt: { type: Date, default: null },
      usedBy: { type: String, default: null },
      usedShopId: { type: String, default: null },
      settlementId: { type: String, default: null },
      owedFen: { type: Number, default: 0 },
      owes: { type: Boolean, default: false },
      askedFen: { type: Number, required: true },
      refundedFen: { type: Number, required: true },
      refundedPoints: { type: Number, required: true },
      given: { type: Schema.Types.Mixed, default: [] },
      flagged: { type: Boolean, required: true },
      flag: { type: String, default: null },
    },
    options,
  )
    .index({ tenantId: 1, accountId: 1, createdAt: -1, _id: -1 })
    .index({ tenantId: 1, accountId: 1, rewardId: 1, counted: 1, createdAt: -1 })
    .index({ tenantId: 1, dueAt: 1 })
    .index({ tenantId: 1, usedShopId: 1, usedAt: -1, _id: -1 })
    .index({ tenantId: 1, usedShopId: 1, settlementId: 1, usedAt: 1 })
    .index({ tenantId: 1, usedShopId: 1, owes: 1, usedAt: 1 })
    .index({ tenantId: 1, 'payment.paidAt': 1 })
    .index({ tenantId: 1, createdAt: -1, _id: -1 })
    .index({ tenantId: 1, status: 1, createdAt: -1, _id: -1 })
    .index({ tenantId: 1, flagged: 1, createdAt: -1, _id: -1 })
    .index({ tenantId: 1, shopId: 1, createdAt: -1, _id: -1 })
    .index({ tenantId: 1, shopId: 1, status: 1, createdAt: -1, _id: -1 })
    .index({ tenantId: 1, shopId: 1, flagged: 1, createdAt: -1, _id: -1 }),
)

/** The number that a voucher shows now, to be typed in its shop. Its id is county, shop and number, so that there is one order for each. */
export interface TypedNumber {
  _id: string
  tenantId: string
  orderId: string
  /** The window it was shown in: as short-lived as the code beside it. */
  window: number
  at: Date
}

/** Rows outlive their minute a little, so that who types too late is told so and not that there never was such a number. */
const TYPED_KEPT_SECONDS = 600

export const typedNumberModel = tenantModel<TypedNumber>(
  'rewardTypedNumbers',
  new Schema<TypedNumber>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      orderId: { type: String, required: true },
      window: { type: Number, required: true },
      at: { type: Date, required: true },
    },
    { versionKey: false },
  )
    .index({ tenantId: 1, _id: 1 })
    .index({ at: 1 }, { expireAfterSeconds: TYPED_KEPT_SECONDS }),
)

export type RefundStatus = 'asked' | 'processing' | 'success' | 'abnormal' | 'closed' | 'refused'

/** Money that goes back. Its id is its number at WeChat: asked again, it is the same refund. */
export interface Refund {
  _id: string
  tenantId: string
  orderId: string
  fen: number
  status: RefundStatus
  createdAt: Date
  /** Waits for the job: to be sent, or to be asked after. Null at the end. */
  nextAt: Date | null
  attempts: number
}

export const refundModel = tenantModel<Refund>(
  'rewardRefunds',
  new Schema<Refund>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      orderId: { type: String, required: true },
      fen: { type: Number, required: true },
      status: { type: String, required: true },
      createdAt: { type: Date, required: true },
      nextAt: { type: Date, default: null },
      attempts: { type: Number, required: true },
    },
    { versionKey: false },
  )
    .index({ tenantId: 1, orderId: 1, createdAt: 1 })
    .index({ tenantId: 1, nextAt: 1 }),
)

export interface Settlement extends Aggregate {
  shopId: string
  areaPath: string
  orders: number
  points: number
  grossFen: number
  /** What is taken off for orders of earlier settlements, and what had to wait for the next one. */
  setOffs: { orderId: string; rewardName: string; fen: number }[]
  carriedFen: number
  fen: number
  status: 'open' | 'paying' | 'confirm' | 'paid' | 'failed'
  createdAt: Date
  /** The number at WeChat: a new one only after the last one has surely failed. */
  billNo: string | null
  tries: number
  payeeId: string | null
  packageInfo: string | null
  failReason: string | null
  nextAt: Date | null
}

export const settlementModel = tenantModel<Settlement>(
  'rewardSettlements',
  new Schema<Settlement>(
    {
      ...aggregate,
      shopId: { type: String, required: true },
      areaPath: { type: String, required: true },
      orders: { type: Number, required: true },
      points: { type: Number, required: true },
      grossFen: { type: Number, required: true },
      setOffs: { type: Schema.Types.Mixed, default: [] },
      carriedFen: { type: Number, default: 0 },
      fen: { type: Number, required: true },
      status: { type: String, required: true },
      createdAt: { type: Date, required: true },
      billNo: { type: String, default: null },
      tries: { type: Number, required: true },
      payeeId: { type: String, default: null },
      packageInfo: { type: String, default: null },
      failReason: { type: String, default: null },
      nextAt: { type: Date, default: null },
    },
    options,
  )
    .index({ tenantId: 1, shopId: 1, createdAt: -1, _id: -1 })
    .index({ tenantId: 1, billNo: 1 })
    .index({ tenantId: 1, payeeId: 1, createdAt: -1 })
    .index({ tenantId: 1, nextAt: 1 }),
)

/** How one day's bill compared with our orders. Its id is county and day. */
export interface BillCheck {
  _id: string
  tenantId: string
  date: string
  payments: number
  refunds: number
  paidFen: number
  refundedFen: number
  wrong: { number: string; what: string; next: string; orderId: string | null }[]
  missing: string | null
  at: Date
}

export const billCheckModel = tenantModel<BillCheck>(
  'rewardBillChecks',
  new Schema<BillCheck>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      date: { type: String, required: true },
      payments: { type: Number, required: true },
      refunds: { type: Number, required: true },
      paidFen: { type: Number, required: true },
      refundedFen: { type: Number, required: true },
      wrong: { type: Schema.Types.Mixed, required: true },
      missing: { type: String, default: null },
      at: { type: Date, required: true },
    },
    { versionKey: false, minimize: false },
  ).index({ tenantId: 1, at: -1, _id: -1 }),
)
