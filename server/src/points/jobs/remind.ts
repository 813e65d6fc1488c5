import { momentsOf, REMIND_DAYS, remindersOf } from '@linli/shared/points/expiring'
import { inEachCounty } from '../../identity'
import type { Context, Services } from '../../platform/context'
import type { Job } from '../../platform/feature'
import { inBatches } from '../../platform/store/batches'
import type { Tx } from '../../platform/store/transact'
import { pointAccountModel } from '../model'
import { reminderModel } from '../model-people'

const AT_ONCE = 200
const DAY = 86_400_000

const run = (services: Services): Promise<void> => inEachCounty(services, 'points.remind', remindExpiring)

/**
 * Tells whoever has points that end soon, once for all that end in a month: somebody who earned every day would hear of it every day
 * (decision 111). Accounts are streamed by what ends next; who has been told is passed over.
 */
export async function remindExpiring(context: Context): Promise<void> {
  const { tenantId } = context
  const now = context.now()
  // No sort: the index brings them in the order of what ends next.
  const rows = context
    .model(pointAccountModel)
    .find({ tenantId, nextExpiry: { $lte: new Date(now + REMIND_DAYS * DAY) } }, { byExpiry: 1 })
    .lean()
    .cursor({ batchSize: AT_ONCE })
  for await (const batch of inBatches(rows, AT_ONCE)) {
    const groups = new Map(
      batch.flatMap(({ _id: accountId, byExpiry }) =>
        remindersOf(momentsOf(byExpiry), now).map(({ month }) => [
          `${accountId}.${month}`,
          { accountId, month },
        ]),
      ),
    )
    const told = await context
      .model(reminderModel)
      .find({ _id: { $in: [...groups.keys()] }, tenantId }, { _id: 1 })
      .lean()
    for (const { _id } of told) groups.delete(_id)
    for (const [_id, { accountId, month }] of groups)
      await context.transact((tx) => remind(tx, _id, accountId, month))
  }
}

/** The mark and the event that tells are one: two runs at once leave one of each. */
async function remind(tx: Tx, _id: string, accountId: string, month: string): Promise<null> {
  const { tenantId, session, now } = tx
  if (await tx.model(reminderModel).exists({ _id, tenantId }).session(session)) return null
  const account = await tx.load(pointAccountModel, accountId)
  const due = remindersOf(momentsOf(account.byExpiry), now).find((one) => one.month === month)
  if (!due) return null
  await tx.model(reminderModel).collection.insertOne({ _id: _id as never, tenantId, accountId }, { session })
  tx.append('points', account, 'points.expiring', { amount: due.amount, at: new Date(due.at).toISOString() })
  await tx.save(pointAccountModel, account)
  return null
}

/** In the morning: nobody wants to be woken for it. */
export const remindJob: Job = { name: 'points.remind', every: '20 9 * * *', run }
