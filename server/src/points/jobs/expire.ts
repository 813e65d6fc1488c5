import { expire, type Lot } from '@linli/shared/points/ledger'
import { inEachCounty } from '../../identity'
import type { Context, Services } from '../../platform/context'
import type { Job } from '../../platform/feature'
import { newId } from '../../platform/store/id'
import { purseOf } from '../ledger/spend'
import { openLedger } from '../ledger/writer'
import { lotModel } from '../model'
import { runModel } from '../model-earnings'

/** Lots of one transaction: more of them make it no faster, and a redemption of one of their owners begins it anew. */
const AT_ONCE = 200

/**
 * Lets expire what is due, county by county. Lots are streamed, not gathered; each batch is one transaction and stays done when the
 * process ends, so that the next run goes on where this one stopped. How far it is stands in `pointRuns`.
 */
const run = (services: Services): Promise<void> => inEachCounty(services, 'points.expire', expireDue)

export async function expireDue(context: Context): Promise<void> {
  const { tenantId } = context
  const due = { tenantId, open: true, expiresAt: { $lte: new Date(context.now()) } }
  const total = await context.model(lotModel).countDocuments(due)
  if (total === 0) return
  const runs = context.model(runModel)
  const startedAt = new Date(context.now())
  const _id = newId()
  await runs.create([{ _id, tenantId, job: 'expire', startedAt, done: 0, total }])
  const progress = (set: Record<string, unknown>) => runs.updateOne({ tenantId, _id }, { $set: set })
  let done = 0
  let batch: string[] = []
  const flush = async () => {
    if (batch.length === 0) return
    const ids = batch
    batch = []
    await context.transact((tx) => expireLots(tx, ids))
    done += ids.length
    await progress({ done })
    if (done % 10_000 < AT_ONCE) context.log.info({ done, total }, 'points expire')
  }
  // No sort: the index brings them in the order of their expiry.
  for await (const row of context
    .model(lotModel)
    .find(due, { _id: 1 })
    .lean()
    .cursor({ batchSize: AT_ONCE })) {
    batch.push(row._id)
    if (batch.length >= AT_ONCE) await flush()
  }
  await flush()
  await progress({ finishedAt: new Date(context.now()), done })
}

/** Looks at the lots again: some may have been spent since they were read. */
async function expireLots(
  tx: Parameters<Parameters<Context['transact']>[0]>[0],
  ids: readonly string[],
): Promise<null> {
  const ledger = openLedger(tx)
  const byAccount = new Map<string, Lot[]>()
  for (const lot of await ledger.lotsById(ids)) {
    if (lot.left > 0 && lot.expiresAt <= tx.now)
      byAccount.set(lot.accountId, [...(byAccount.get(lot.accountId) ?? []), lot])
  }
  await ledger.load([...byAccount.keys()])
  for (const [accountId, lots] of byAccount) {
    const over = expire(purseOf(await ledger.resident(accountId)), lots)
    if (over) ledger.post(over, {})
  }
  await ledger.write()
  return null
}

export const expireJob: Job = { name: 'points.expire', every: '5 0 * * *', run }
