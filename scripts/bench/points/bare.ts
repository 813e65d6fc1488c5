import { type Asker, type Bare, type Row, serveBare } from '../side-by-side/serve-bare'

const DAY = 86_400_000

/** The database work of a redemption: server/src/rewards/commands/order.ts and server/src/points/ledger. */
function redemptionsOf({ tenantId, rows, id, sha, inOne }: Bare) {
  return async ({ accountId }: Asker, rewardId: string, key: string): Promise<unknown> => {
    const claim = `${tenantId}:${accountId}:${key}`
    await rows('idempotency').findOne({ _id: claim })
    const reward = (await rows('rewards').findOne({ _id: rewardId, tenantId }))!
    const shop = (await rows('rewardShops').findOne({ _id: reward.shopId, tenantId }))!
    await rows('accounts').findOne({ _id: accountId, tenantId }, { projection: { birthDate: 1 } })
    await rows('rewardStocks').findOne({ _id: rewardId, tenantId })
    const { points } = reward
    return inOne(async (session) => {
      const now = new Date()
      const orderId = id()
      const inStock = { _id: rewardId, tenantId, left: { $gte: 1 } }
      await rows('rewardStocks').updateOne(inStock, { $inc: { left: -1 } }, { session })
      const account = (await rows('pointAccounts').findOne({ _id: accountId, tenantId }, { session }))!
      const held = (account.byExpiry as string).split(',').map((one) => one.split(':').map(Number))
      const [first, sum] = held[0] as [number, number]
      const until = { $lte: new Date(first) }
      const [lot] = await rows('pointLots')
        .find({ tenantId, accountId, open: true, expiresAt: until }, { session })
        .toArray()
      const postingId = id()
      const balance = account.balance - points
      const byExpiry = [[first, sum - points], ...held.slice(1)].map((one) => one.join(':')).join(',')
      const nextExpiry = new Date(first)
      const entries = [
        { accountId, amount: -points },
        { accountId: 'holds', amount: points },
      ]
      const changes = [{ lotId: lot!._id, left: -points, expired: 0 }]
      const about = { orderId }
      const actor = { kind: 'account', id: accountId }
      const moved = { _id: id(), tenantId, stream: `points:${accountId}`, seq: account.version + 1 }
      const data = { postingId, kind: 'hold', entries, changes, born: [], about, balance }
      const posted = { ...moved, type: 'points.hold', at: now, actor, data }
      const chainHash = sha([account.chainHash, posted])
      const sums = {
        balance,
        held: account.held + points,
        byExpiry,
        nextExpiry,
        version: moved.seq,
        chainHash,
      }
      await rows('pointAccounts').updateOne(
        { _id: accountId, tenantId, version: account.version },
        { $set: sums },
        { session },
      )
      const left = lot!.left - points
      await rows('pointLots').replaceOne(
        { _id: lot!._id },
        { ...lot, left, expired: 0, open: left > 0 },
        { session },
      )
      const lines = entries.map((entry) => ({
        ...{ _id: id(), tenantId, ...entry, postingId, at: now, kind: 'hold', about },
        balance: entry.accountId === accountId ? balance : null,
      }))
      await rows('pointEntries').insertMany(lines as Row[], { session })
      const takes = [{ lotId: lot!._id, amount: points, returned: 0, expiresAt: first }]
      const hold = { _id: orderId, tenantId, version: 0, chainHash: '', accountId, amount: points }
      await rows('pointHolds').insertOne(
        { ...hold, state: 'held', takes, shopId: null, at: now },
        { session },
      )
      const expiresAt = new Date(now.getTime() + reward.validDays * DAY)
      const made = { _id: id(), tenantId, stream: `rewards:${orderId}`, seq: 1, type: 'rewards.ordered' }
      const ordered = { ...made, at: now, actor, data: { rewardId, shopId: shop._id, points, cashFen: 0 } }
      const hash = sha(['', ordered])
      const order = {
        ...{ _id: orderId, tenantId, version: 1, chainHash: hash, accountId, rewardId, shopId: shop._id },
        ...{ areaPath: shop.areaPath, rewardName: reward.name, points, cashFen: 0, status: 'ready' },
        ...{ settleFen: reward.settleFen, counted: true, createdAt: now, expiresAt, dueAt: expiresAt },
        payment: { prepayId: null, prepaidAt: null, transactionId: null, paidFen: 0, paidAt: null },
        ...{ usedAt: null, usedBy: null, usedShopId: null, settlementId: null },
        ...{ askedFen: 0, refundedFen: 0, refundedPoints: 0, flagged: false, flag: null },
      }
      await rows('rewardOrders').insertOne(order, { session })
      const chain = [
        { ...posted, prevHash: account.chainHash, hash: chainHash },
        { ...ordered, prevHash: '', hash },
      ]
      await rows('events').insertMany(chain as Row[], { session })
      const row = { _id: made._id, tenantId, type: made.type, attempts: 0, nextAt: new Date() }
      await rows('outbox').insertOne(row, { session })
      const body = { id: orderId, shop: { name: shop.name, address: shop.address }, ...order }
      await rows('idempotency').insertOne(
        { _id: claim, requestHash: sha(rewardId), body, at: now },
        { session },
      )
      return body
    })
  }
}

await serveBare((bare) => {
  const redeem = redemptionsOf(bare)
  return ({ path: [, rewardId], me, headers }) => redeem(me, rewardId!, String(headers['idempotency-key']))
})
