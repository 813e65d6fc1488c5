import { z } from 'zod'
import { endpoint } from '../platform/endpoint'
import { id, page, pageInput, tenantSlug, text, time } from '../platform/schemas'
import { FLAGS, ORDER_STATUSES, SETTLEMENT_BELOW_FEN } from './orders'

const fen = z.int().min(0).max(1_000_000)
const points = z.int().min(1).max(1_000_000)
const version = z.int().min(1)
const admin = ['administrator'] as const

const shop = z.object({
  id,
  name: z.string(),
  address: z.string(),
  hours: z.string(),
  active: z.boolean(),
})
const ownShop = shop.extend({ version, areaId: id, keeperIds: z.array(id), payeeId: id.nullable() })
const keeper = z.object({ id, name: z.string() })
/** What the next settlement of a shop would be: at most the 500 hand-overs that fit into one are counted. */
const unsettled = z.object({
  orders: z.int(),
  /** For the hand-overs. */
  grossFen: z.int(),
  /** Taken off, because customers got it back after the shop had been settled with. */
  setOffFen: z.int(),
  /** What would be paid. */
  fen: z.int(),
  /** Too much for this one: taken off those to come. */
  carriedFen: z.int(),
})
const staffShop = ownShop.extend({ areaName: z.string(), keepers: z.array(keeper), unsettled })

const shopGiven = {
  name: text(1, 40),
  address: text(1, 80),
  hours: text(0, 40).default(''),
  /** Accounts that may take vouchers here. */
  keeperIds: z.array(id).max(20),
  /** The keeper who receives settlements by WeChat. */
  payeeId: id.nullable().default(null),
}

const reward = z.object({
  id,
  version,
  shop: shop.pick({ id: true, name: true, address: true, hours: true }),
  name: z.string(),
  description: z.string(),
  /** What it looks like. Addresses are signed and end after a while. */
  photo: z.object({ url: z.string(), thumbUrl: z.string() }).nullable(),
  points: z.int(),
  cashFen: z.int(),
  left: z.int(),
  limit: z.object({ count: z.int(), days: z.int().nullable() }).nullable(),
  from: time.nullable(),
  until: time.nullable(),
  active: z.boolean(),
  /** What keeps the caller from ordering now; null when nothing does. */
  hindrance: z.enum(['soldOut', 'closed', 'limit', 'payOff']).nullable(),
})

/** With what only the county needs to know: what it pays the shop, how long a voucher lasts, and which file the photo is. */
const staffReward = reward.extend({ settleFen: z.int(), validDays: z.int(), photoId: id.nullable() })

const rewardGiven = {
  name: text(1, 40),
  description: text(0, 400).default(''),
  /** An upload of the caller's; null for none, left out to leave it as it is. */
  photoId: id.nullable().optional(),
  points,
  cashFen: fen.default(0),
  /** What the county pays the shop for one: no more than fits into one settlement. */
  settleFen: fen.max(SETTLEMENT_BELOW_FEN - 1).default(0),
  limit: z
    .strictObject({ count: z.int().min(1).max(1000), days: z.int().min(1).max(366).nullable() })
    .nullable()
    .default(null),
  from: time.nullable().default(null),
  until: time.nullable().default(null),
  /** Days after the order in which it can be fetched. */
  validDays: z.int().min(1).max(366).default(30),
}

const refundView = z.object({
  id,
  fen: z.int(),
  status: z.enum(['asked', 'processing', 'success', 'abnormal', 'closed', 'refused']),
  at: time,
})

const order = z.object({
  id,
  version,
  rewardId: id,
  rewardName: z.string(),
  shop: shop.pick({ id: true, name: true, address: true, hours: true }),
  points: z.int(),
  cashFen: z.int(),
  status: z.enum(ORDER_STATUSES),
  createdAt: time,
  /** Pay before this; null when nothing is to be paid. */
  payBefore: time.nullable(),
  /** Fetch before this. */
  expiresAt: time,
  usedAt: time.nullable(),
  refundedFen: z.int(),
  refundedPoints: z.int(),
  refunds: z.array(refundView),
  /** What the county gave back after it was fetched, and why, oldest first. */
  givenBack: z.array(z.object({ at: time, fen: z.int(), points: z.int(), reason: z.string() })),
  can: z.object({ pay: z.boolean(), show: z.boolean(), cancel: z.boolean() }),
})

const staffOrder = order.extend({
  flag: z.enum(FLAGS).nullable(),
  paidFen: z.int(),
  accountId: id,
  accountName: z.string(),
  /** What the shop gets for it: its price, less what came back. `owedFen` was paid too much and is set off later. */
  forShop: z.object({ priceFen: z.int(), fen: z.int(), settled: z.boolean(), owedFen: z.int() }),
  /** What staff gave back, and why, oldest first. */
  given: z.array(
    z.object({ at: time, byName: z.string(), fen: z.int(), points: z.int(), reason: z.string() }),
  ),
})

const handedOver = z.object({
  id,
  rewardName: z.string(),
  points: z.int(),
  usedAt: time,
  settled: z.boolean(),
  /** What the shop gets for it, and what of its price is taken back because the customer got something back. */
  fen: z.int(),
  takenBackFen: z.int(),
})

const settlement = z.object({
  id,
  version,
  shopId: id,
  orders: z.int(),
  points: z.int(),
  /** For the hand-overs. */
  grossFen: z.int(),
  /** Of earlier settlements: customers got it back since. */
  setOffs: z.array(z.object({ orderId: id, rewardName: z.string(), fen: z.int() })),
  /** What is paid: the hand-overs without what is set off. */
  fen: z.int(),
  /** What was owed still when it was made. */
  carriedFen: z.int(),
  status: z.enum(['open', 'paying', 'confirm', 'paid', 'failed']),
  createdAt: time,
  failReason: z.string().nullable(),
  /** For `wx.requestMerchantTransfer`, while the payee has to confirm; only the payee sees it. */
  confirm: z.object({ mchId: z.string(), appId: z.string(), package: z.string() }).nullable(),
})

const payParams = z.object({
  timeStamp: z.string(),
  nonceStr: z.string(),
  package: z.string(),
  signType: z.literal('RSA'),
  paySign: z.string(),
})

const billCheck = z.object({
  date: z.iso.date(),
  payments: z.int(),
  refunds: z.int(),
  paidFen: z.int(),
  refundedFen: z.int(),
  /** What differs, what to do about it, and the order it is about if there is one. */
  wrong: z.array(
    z.object({ number: z.string(), what: z.string(), next: z.string(), orderId: id.nullable() }),
  ),
  /** Why WeChat's bill is not there yet (its code); it is asked for again. */
  missing: z.string().nullable(),
  at: time,
})

export const rewardsContract = {
  'rewards.shops': endpoint({
    name: 'rewards.shops',
    method: 'GET',
    path: '/shops',
    access: 'signedIn',
    input: z.strictObject({ ...pageInput }),
    output: page(shop),
    errors: ['CURSOR_INVALID'],
    summary: 'Shops where points are taken',
  }),
  'rewards.catalogue': endpoint({
    name: 'rewards.catalogue',
    method: 'GET',
    path: '/rewards',
    access: 'signedIn',
    input: z.strictObject({ shopId: id.optional(), ...pageInput }),
    output: page(reward),
    errors: ['CURSOR_INVALID'],
    summary: 'What points can be exchanged for, newest first; of one shop when it is named',
  }),
  'rewards.read': endpoint({
    name: 'rewards.read',
    method: 'GET',
    path: '/rewards/:id',
    access: 'signedIn',
    input: z.strictObject({ id }),
    output: reward,
    errors: ['NOT_FOUND'],
    summary: 'One reward',
  }),
  'rewards.order': endpoint({
    name: 'rewards.order',
    method: 'POST',
    path: '/rewards/:id/orders',
    access: 'signedIn',
    /** With the version that was looked at, nobody pays a price he has not seen. */
    input: z.strictObject({ id, version: version.optional() }),
    output: order,
    errors: [
      'NOT_FOUND',
      'STALE_VERSION',
      'SOLD_OUT',
      'REWARD_CLOSED',
      'REWARD_LIMIT',
      'PAY_OFF',
      'POINTS_SHORT',
      'POINTS_NEGATIVE',
      'POINTS_FROZEN',
      'GUARDIAN_REQUIRED',
    ],
    summary: 'Takes one from the stock and sets its points aside; ready at once unless money is due',
  }),
  'rewards.pay': endpoint({
    name: 'rewards.pay',
    method: 'POST',
    path: '/reward-orders/:id/pay',
    access: 'signedIn',
    input: z.strictObject({ id }),
    output: payParams,
    errors: [
      'NOT_FOUND',
      'ORDER_STATE',
      'ORDER_UNPAID_OVER',
      'PAY_OFF',
      'WECHAT_NEEDED',
      'UPSTREAM_UNAVAILABLE',
    ],
    summary: 'What wx.requestPayment needs for the own order',
  }),
  'rewards.checkPayment': endpoint({
    name: 'rewards.checkPayment',
    method: 'POST',
    path: '/reward-orders/:id/check',
    access: 'signedIn',
    input: z.strictObject({ id }),
    output: order,
    errors: ['NOT_FOUND', 'UPSTREAM_UNAVAILABLE'],
    summary: 'Asks WeChat whether the own order is paid, in case the callback is late or lost',
  }),
  'rewards.mine': endpoint({
    name: 'rewards.mine',
    method: 'GET',
    path: '/reward-orders',
    access: 'signedIn',
    input: z.strictObject({ ...pageInput }),
    output: page(order),
    errors: ['CURSOR_INVALID'],
    summary: 'The own orders, newest first',
  }),
  'rewards.orderView': endpoint({
    name: 'rewards.orderView',
    method: 'GET',
    path: '/reward-orders/:id',
    access: 'signedIn',
    input: z.strictObject({ id }),
    output: order,
    errors: ['NOT_FOUND'],
    summary: 'One of the own orders',
  }),
  'rewards.voucher': endpoint({
    name: 'rewards.voucher',
    method: 'GET',
    path: '/reward-orders/:id/voucher',
    access: 'signedIn',
    input: z.strictObject({ id }),
    output: z.object({
      code: z.string(),
      /** Eight digits to be typed where no camera can scan; they hold as long as the code, in this shop alone. */
      number: z.string(),
      /** The code as a picture. */
      svg: z.string(),
      renewAt: time,
      /** Milliseconds until then: clocks of phones are wrong. */
      renewIn: z.int(),
    }),
    errors: ['NOT_FOUND', 'ORDER_STATE'],
    summary: 'The code to show in the shop; a new one every minute',
  }),
  'rewards.cancel': endpoint({
    name: 'rewards.cancel',
    method: 'POST',
    path: '/reward-orders/:id/cancel',
    access: 'signedIn',
    input: z.strictObject({ id, version }),
    output: order,
    errors: ['NOT_FOUND', 'STALE_VERSION', 'ORDER_STATE'],
    summary: 'Calls the own order off: points go back to their lots, money to the payer',
  }),
  'rewards.myShops': endpoint({
    name: 'rewards.myShops',
    method: 'GET',
    path: '/my-shops',
    access: 'signedIn',
    input: z.strictObject({}),
    output: z.object({ items: z.array(ownShop) }),
    errors: [],
    summary: 'Shops the caller takes vouchers for',
  }),
  'rewards.handOver': endpoint({
    name: 'rewards.handOver',
    method: 'POST',
    path: '/shops/:id/hand-overs',
    access: 'signedIn',
    /** What was scanned, or the eight digits below it. */
    input: z.strictObject({ id, code: z.string().min(1).max(200) }),
    output: z.object({
      orderId: id,
      rewardName: z.string(),
      points: z.int(),
      cashFen: z.int(),
      usedAt: time,
    }),
    errors: [
      'NOT_FOUND',
      'VOUCHER_INVALID',
      'VOUCHER_STALE',
      'VOUCHER_NUMBER_UNKNOWN',
      'VOUCHER_TRIES_OVER',
      'VOUCHER_USED',
      'VOUCHER_OTHER_SHOP',
      'VOUCHER_EXPIRED',
      'VOUCHER_CANCELLED',
    ],
    summary: 'A keeper scans a voucher or types its number: it works once, the points become the shop’s',
  }),
  'rewards.handedOver': endpoint({
    name: 'rewards.handedOver',
    method: 'GET',
    path: '/shops/:id/hand-overs',
    access: 'signedIn',
    input: z.strictObject({ id, ...pageInput }),
    output: page(handedOver),
    errors: ['NOT_FOUND', 'CURSOR_INVALID'],
    summary: 'What a shop has handed over, newest first; for its keepers and its administrators',
  }),
  'rewards.settlements': endpoint({
    name: 'rewards.settlements',
    method: 'GET',
    path: '/shops/:id/settlements',
    access: 'signedIn',
    input: z.strictObject({ id, ...pageInput }),
    output: page(settlement),
    errors: ['NOT_FOUND', 'CURSOR_INVALID'],
    summary: 'Settlements of a shop; for its keepers and its administrators',
  }),
  'rewards.unsettled': endpoint({
    name: 'rewards.unsettled',
    method: 'GET',
    path: '/shops/:id/unsettled',
    access: 'signedIn',
    input: z.strictObject({ id }),
    output: unsettled,
    errors: ['NOT_FOUND'],
    summary: 'What a shop would get now; for its keepers and its administrators',
  }),
  'rewards.createShop': endpoint({
    name: 'rewards.createShop',
    method: 'POST',
    path: '/shops',
    access: admin,
    input: z.strictObject({ areaId: id, ...shopGiven }),
    output: ownShop,
    errors: ['AREA_UNKNOWN', 'AREA_FORBIDDEN', 'KEEPER_UNKNOWN'],
    summary: 'Adds a shop with its keepers',
  }),
  'rewards.updateShop': endpoint({
    name: 'rewards.updateShop',
    method: 'PUT',
    path: '/shops/:id',
    access: admin,
    input: z.strictObject({ id, version, ...shopGiven, active: z.boolean() }),
    output: ownShop,
    errors: ['NOT_FOUND', 'AREA_FORBIDDEN', 'STALE_VERSION', 'KEEPER_UNKNOWN'],
    summary: 'Changes a shop; one that is not active takes no new orders',
  }),
  'rewards.createReward': endpoint({
    name: 'rewards.createReward',
    method: 'POST',
    path: '/shops/:id/rewards',
    access: admin,
    input: z.strictObject({ id, ...rewardGiven, stock: z.int().min(0).max(1_000_000) }),
    output: staffReward,
    errors: ['NOT_FOUND', 'AREA_FORBIDDEN', 'PAY_OFF', 'INPUT_INVALID', 'FILE_UNKNOWN'],
    summary: 'Adds a reward of a shop with its stock',
  }),
  'rewards.updateReward': endpoint({
    name: 'rewards.updateReward',
    method: 'PUT',
    path: '/rewards/:id',
    access: admin,
    input: z.strictObject({ id, version, ...rewardGiven, active: z.boolean() }),
    output: staffReward,
    errors: ['NOT_FOUND', 'AREA_FORBIDDEN', 'STALE_VERSION', 'PAY_OFF', 'INPUT_INVALID', 'FILE_UNKNOWN'],
    summary: 'Changes a reward; orders that exist stay as they were',
  }),
  'rewards.restock': endpoint({
    name: 'rewards.restock',
    method: 'POST',
    path: '/rewards/:id/stock',
    access: admin,
    input: z.strictObject({ id, change: z.int().min(-1_000_000).max(1_000_000) }),
    output: staffReward,
    errors: ['NOT_FOUND', 'AREA_FORBIDDEN', 'SOLD_OUT'],
    summary: 'Adds to the stock or takes from it; never below nothing',
  }),
  'rewards.staffRewards': endpoint({
    name: 'rewards.staffRewards',
    method: 'GET',
    path: '/staff/rewards',
    access: admin,
    input: z.strictObject({ shopId: id.optional(), ...pageInput }),
    output: page(staffReward),
    errors: ['CURSOR_INVALID'],
    summary: 'All rewards, also those that are off',
  }),
  'rewards.staffReward': endpoint({
    name: 'rewards.staffReward',
    method: 'GET',
    path: '/staff/rewards/:id',
    access: admin,
    input: z.strictObject({ id }),
    output: staffReward,
    errors: ['NOT_FOUND', 'AREA_FORBIDDEN'],
    summary: 'One reward with what only the county needs to know',
  }),
  'rewards.staffShops': endpoint({
    name: 'rewards.staffShops',
    method: 'GET',
    path: '/staff/shops',
    access: admin,
    input: z.strictObject({ ...pageInput }),
    output: page(ownShop),
    errors: ['CURSOR_INVALID'],
    summary: 'Shops of the own area, newest first, those that are closed as well',
  }),
  'rewards.staffShop': endpoint({
    name: 'rewards.staffShop',
    method: 'GET',
    path: '/staff/shops/:id',
    access: admin,
    input: z.strictObject({ id }),
    output: staffShop,
    errors: ['NOT_FOUND', 'AREA_FORBIDDEN'],
    summary: 'One shop with the names of its keepers and what is still to be settled',
  }),
  'rewards.findKeeper': endpoint({
    name: 'rewards.findKeeper',
    method: 'GET',
    path: '/staff/keepers/:id',
    access: admin,
    input: z.strictObject({ id }),
    output: keeper,
    errors: ['NOT_FOUND'],
    summary: 'The name behind the number of an account, before it is made the keeper of a shop',
  }),
  'rewards.staffOrders': endpoint({
    name: 'rewards.staffOrders',
    method: 'GET',
    path: '/staff/reward-orders',
    access: admin,
    input: z.strictObject({
      only: z.enum(['flagged', ...ORDER_STATUSES]).optional(),
      shopId: id.optional(),
      ...pageInput,
    }),
    output: page(staffOrder),
    errors: ['NOT_FOUND', 'AREA_FORBIDDEN', 'CURSOR_INVALID'],
    summary: 'Orders of the county or of one shop; only those somebody must look at, or those in one state',
  }),
  'rewards.staffOrder': endpoint({
    name: 'rewards.staffOrder',
    method: 'GET',
    path: '/staff/reward-orders/:id',
    access: admin,
    input: z.strictObject({ id }),
    output: staffOrder,
    errors: ['NOT_FOUND', 'AREA_FORBIDDEN'],
    summary: 'One order with its person, its money and what was given back',
  }),
  'rewards.refund': endpoint({
    name: 'rewards.refund',
    method: 'POST',
    path: '/staff/reward-orders/:id/refund',
    access: admin,
    input: z.strictObject({
      ...{ id, version, fen },
      points: z.int().min(0).max(1_000_000),
      reason: text(2, 200),
    }),
    output: staffOrder,
    errors: [
      'NOT_FOUND',
      'AREA_FORBIDDEN',
      'STALE_VERSION',
      'ORDER_STATE',
      'REFUND_TOO_MUCH',
      'REFUND_TOO_OFTEN',
      'REFUND_TOO_LATE',
      'INPUT_INVALID',
    ],
    summary:
      'Gives money or points of an order that was handed over back, wholly or in part, with the reason; money also of one that is off, when it did not go back by itself',
  }),
  'rewards.clearFlag': endpoint({
    name: 'rewards.clearFlag',
    method: 'POST',
    path: '/staff/reward-orders/:id/clear-flag',
    access: admin,
    input: z.strictObject({ id, version }),
    output: staffOrder,
    errors: ['NOT_FOUND', 'AREA_FORBIDDEN', 'STALE_VERSION'],
    summary: 'Somebody has looked at it',
  }),
  'rewards.settle': endpoint({
    name: 'rewards.settle',
    method: 'POST',
    path: '/shops/:id/settlements',
    access: admin,
    input: z.strictObject({ id }),
    output: settlement,
    errors: ['NOT_FOUND', 'AREA_FORBIDDEN', 'SETTLEMENT_EMPTY'],
    summary: 'Puts what a shop has handed over and is not settled yet into one settlement, below ¥2000',
  }),
  'rewards.payOut': endpoint({
    name: 'rewards.payOut',
    method: 'POST',
    path: '/settlements/:id/pay-out',
    access: admin,
    input: z.strictObject({ id, version }),
    output: settlement,
    errors: [
      'NOT_FOUND',
      'AREA_FORBIDDEN',
      'STALE_VERSION',
      'SETTLEMENT_STATE',
      'SHOP_PAYEE_MISSING',
      'PAY_OFF',
      'UPSTREAM_UNAVAILABLE',
    ],
    summary: 'Pays a settlement to the shop’s payee by merchant transfer, who confirms on the phone',
  }),
  'rewards.billChecks': endpoint({
    name: 'rewards.billChecks',
    method: 'GET',
    path: '/staff/bill-checks',
    access: admin,
    input: z.strictObject({ ...pageInput }),
    output: page(billCheck),
    errors: ['CURSOR_INVALID'],
    summary: 'How WeChat’s daily bills compare with our orders',
  }),
  'rewards.payNotice': endpoint({
    name: 'rewards.payNotice',
    method: 'POST',
    path: '/wechat/pay/:tenant',
    access: 'public',
    transport: 'raw',
    input: z.looseObject({ tenant: tenantSlug }),
    output: z.unknown(),
    errors: ['NOT_SIGNED_IN', 'BODY_MALFORMED', 'TENANT_UNKNOWN'],
    summary: 'Callbacks of WeChat Pay: payments, refunds, transfers',
  }),
} as const
