import { expire } from '@linli/shared/points/ledger'
import { inEachCounty } from '../../identity'
import type { Context, Services } from '../../platform/context'
import type { Job } from '../../platform/feature'
import { inBatches } from '../../platform/store/batches'
import { newId } from '../../platform/store/id'
import type { Tx } from '../../platform/store/transact'
import { purseOf } from '../ledger/spend'
import { openLedger } from '../ledger/writer'
import { pointAccountModel } from '../model'
import { runModel } from '../model-earnings'

/** Accounts of one transaction: more of them make it no faster, and a redemption of one of them begins it anew. */
const AT_ONCE = 50

/** Silent for so long, a run was stopped in the middle. */
const STOPPED_MS = 2 * 60_000

/**
 * Lets expire what is due, county by county. Accounts are streamed, not gathered; all that is due of one ends with one posting. Each
 * batch is one transaction with its progress in `pointRuns`, and stays done when the process ends; the next run goes on with a row that
 * was stopped in the middle.
 */
const run = (services: Services): Promise<void> =>
  inEachCounty(services, 'points.expire', (context) => expireDue(context))

/** @param atOnce accounts of one transaction */
export async function expireDue(context: Context, atOnce = AT_ONCE): Promise<void> {
  const { tenantId } = context
  const until = new Date(context.now())
  const accounts = context.model(pointAccountModel)
  const due = { tenantId, nextExpiry: { $lte: until } }
  const begun = await beginRun(context, await accounts.countDocuments(due))
  if (!begun) return
  const { runId, total } = begun
  let { done } = begun
  // No sort: the index brings them in the order of what ends next.
  const rows = accounts.find(due, { _id: 1 }).lean().cursor({ batchSize: 1_000 })
  for await (const batch of inBatches(rows, atOnce)) {
    done += batch.length
    const progress = { done, seenAt: new Date(context.now()) }
    await context.transact(async (tx) => {
      await expireAccounts(
        tx,
        batch.map(({ _id }) => _id),
        until,
      )
      await tx
        .model(runModel)
        .updateOne({ tenantId, _id: runId }, { $set: progress }, { session: tx.session })
      return null
    })
    if (done % 1_000 < atOnce) context.log.info({ done, total }, 'points expire')
  }
  const finishedAt = new Date(context.now())
  await context.model(runModel).updateOne({ tenantId, _id: runId }, { $set: { finishedAt } })
}

/**
 * The row of the run: a new one, or the one that was stopped in the middle.
 * @param left accounts of which something is due
 * @returns null when there is nothing to do, or somebody else is at it: his lock on the job may have run out over so many of them
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

/** Looks at the lots now: some may have been spent since the accounts were found. */
async function expireAccounts(tx: Tx, accountIds: readonly string[], until: Date): Promise<void> {
  const ledger = openLedger(tx)
  await ledger.load(accountIds)
  for (const accountId of accountIds) {
    const over = expire(purseOf(await ledger.resident(accountId)), await ledger.dueLots(accountId, until))
    if (over) ledger.post(over, {})
  }
  await ledger.write()
}

/** Lots end at midnight; the other runs of the day go on with what was stopped. */
export const expireJob: Job = { name: 'points.expire', every: '10 minutes', run }
