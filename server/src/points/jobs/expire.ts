import { expire, type Lot } from '@linli/shared/points/ledger'
import { inEachCounty } from '../../identity'
import type { Context, Services } from '../../platform/context'
import type { Job } from '../../platform/feature'
import { inBatches } from '../../platform/store/batches'
import { newId } from '../../platform/store/id'
import type { Tx } from '../../platform/store/transact'
import { purseOf } from '../ledger/spend'
import { openLedger } from '../ledger/writer'
import { lotModel } from '../model'
import { runModel } from '../model-earnings'

/** Lots of one transaction: more of them make it no faster, and a redemption of one of their owners begins it anew. */
const AT_ONCE = 200

/** Silent for so long, a run was stopped in the middle. */
const STOPPED_MS = 2 * 60_000

/**
 * Lets expire what is due, county by county. Lots are streamed, not gathered; each batch is one transaction with its progress in
 * `pointRuns`, and stays done when the process ends; the next run goes on with a row that was stopped in the middle.
 */
const run = (services: Services): Promise<void> =>
  inEachCounty(services, 'points.expire', (context) => expireDue(context))

/** @param atOnce lots of one transaction */
export async function expireDue(context: Context, atOnce = AT_ONCE): Promise<void> {
  const { tenantId } = context
  const due = { tenantId, open: true, expiresAt: { $lte: new Date(context.now()) } }
  const left = await context.model(lotModel).countDocuments(due)
  const begun = await beginRun(context, left)
  if (!begun) return
  const { runId, total } = begun
  let { done } = begun
  // No sort: the index brings them in the order of their expiry.
  const rows = context.model(lotModel).find(due, { _id: 1 }).lean().cursor({ batchSize: atOnce })
  for await (const batch of inBatches(rows, atOnce)) {
    done += batch.length
    const progress = { done, seenAt: new Date(context.now()) }
    await context.transact(async (tx) => {
      await expireLots(
        tx,
        batch.map(({ _id }) => _id),
      )
      await tx
        .model(runModel)
        .updateOne({ tenantId, _id: runId }, { $set: progress }, { session: tx.session })
      return null
    })
    if (done % 10_000 < atOnce) context.log.info({ done, total }, 'points expire')
  }
  const finishedAt = new Date(context.now())
  await context.model(runModel).updateOne({ tenantId, _id: runId }, { $set: { finishedAt } })
}

/**
 * The row of the run: a new one, or the one that was stopped in the middle.
 * @param left lots that are due
 * @returns null when there is nothing to do, or somebody else is at it: his lock on the job may have run out over so many lots
 */
async function beginRun(context: Context, left: number) {
  const { tenantId } = context
  const runs = context.model(runModel)
  const now = new Date(context.now())
  const recent = { $gte: new Date(context.now() - 30 * 86_400_000) }
  const open = (await runs.find({ tenantId, startedAt: recent }).lean()).find(
    ({ job, finishedAt }) => job === 'expire' && finishedAt === null,
  )
  if (open?.seenAt && context.now() - open.seenAt.getTime() < STOPPED_MS) return null
  if (!open && left === 0) return null
  const _id = open?._id ?? newId()
  const done = open?.done ?? 0
  const total = done + left
  if (open) await runs.updateOne({ tenantId, _id }, { $set: { total, seenAt: now } })
  else await runs.create([{ _id, tenantId, job: 'expire', startedAt: now, seenAt: now, done, total }])
  return { runId: _id, done, total }
}

/** Looks at the lots again: some may have been spent since they were read. */
async function expireLots(tx: Tx, ids: readonly string[]): Promise<void> {
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
}

/** Lots end at midnight; the other runs of the day go on with what was stopped. */
export const expireJob: Job = { name: 'points.expire', every: '10 minutes', run }
