import { firstExpiry, momentsOf, totalOf } from '@linli/shared/points/expiring'
import { isSystemAccount } from '@linli/shared/points/ledger'
import { inEachCounty } from '../../identity'
import type { Context, Services } from '../../platform/context'
import type { Job } from '../../platform/feature'
import { newId } from '../../platform/store/id'
import { entryModel, holdModel, lotModel, pointAccountModel } from '../model'
import { type RunDoc, runModel } from '../model-earnings'

const run = (services: Services): Promise<void> =>
  inEachCounty(services, 'points.reconcile', async (context) => void (await reconcile(context)))

/** Sums by account, in one pass over the entries, one over the lots and one over what is set aside. */
async function sums(context: Context) {
  const { tenantId } = context
  const [entries, lots, holds] = await Promise.all([
    context
      .model(entryModel)
      .aggregate<{ _id: string; sum: number }>([
        { $match: { tenantId } },
        { $group: { _id: '$accountId', sum: { $sum: '$amount' } } },
      ]),
    context
      .model(lotModel)
      .aggregate<{ _id: string; sum: number }>([
        { $match: { tenantId } },
        { $group: { _id: '$accountId', sum: { $sum: '$left' } } },
      ]),
    context
      .model(holdModel)
      .aggregate<{ _id: string; sum: number }>([
        { $match: { tenantId, state: 'held' } },
        { $group: { _id: '$accountId', sum: { $sum: '$amount' } } },
      ]),
  ])
  const byAccount = (rows: readonly { _id: string; sum: number }[]) =>
    new Map(rows.map(({ _id, sum }) => [_id, sum]))
  return { entries: byAccount(entries), lots: byAccount(lots), holds: byAccount(holds) }
}

/**
 * Checks the books of a county: all entries add up to 0, and of each account the cached balance is the sum of its entries and what its lots
 * hold, and what it has set aside is what its open orders took. A wrong account is named in the report and in the log; nothing is mended in silence. Somebody at work in between looks wrong for a
 * moment, so what differs is looked at a second time.
 */
export async function reconcile(context: Context): Promise<RunDoc> {
  const { tenantId } = context
  const startedAt = new Date(context.now())
  const first = await differences(context)
  const again = first.wrong.length > 0 || first.sum !== 0 ? await differences(context) : first
  const twice = new Set(first.wrong.map(({ accountId }) => accountId))
  const wrong = again.wrong.filter(({ accountId }) => twice.has(accountId))
  const report: RunDoc = {
    ...{
      _id: newId(),
      tenantId,
      job: 'reconcile',
      startedAt,
      finishedAt: new Date(context.now()),
      seenAt: null,
    },
    ...{ done: again.accounts, total: again.accounts, sum: again.sum, wrong },
  }
  await context.model(runModel).create([report])
  if (wrong.length > 0 || again.sum !== 0)
    context.log.error({ sum: again.sum, wrong }, 'the books of points do not balance')
  return report
}

async function differences(context: Context) {
  const { tenantId } = context
  const { entries, lots, holds } = await sums(context)
  const wrong: RunDoc['wrong'] = []
  const seen = new Set<string>()
  for await (const { _id, kind, balance, held, byExpiry, nextExpiry } of context
    .model(pointAccountModel)
    .find({ tenantId }, { kind: 1, balance: 1, held: 1, byExpiry: 1, nextExpiry: 1 })
    .lean()
    .cursor({ batchSize: 1_000 })) {
    seen.add(_id)
    const sum = entries.get(_id) ?? 0
    const left = kind === 'resident' ? (lots.get(_id) ?? 0) : null
    const cached =
      left === null ||
      (left === Math.max(0, balance) &&
        left === totalOf(momentsOf(byExpiry)) &&
        nextExpiry?.getTime() === firstExpiry(byExpiry)?.getTime())
    const aside = { held, holds: holds.get(_id) ?? 0 }
    if (balance !== sum || !cached || aside.held !== aside.holds)
      wrong.push({
        ...{ accountId: _id, balance, entries: sum, lots: left },
        ...(aside.held !== aside.holds && aside),
      })
  }
  const aside = [...holds.values()].reduce((total, one) => total + one, 0)
  const booked = entries.get('holds') ?? 0
  if (aside !== booked) wrong.push({ accountId: 'holds', balance: aside, entries: booked, lots: null })
  for (const [accountId, sum] of entries)
    if (!seen.has(accountId) && !isSystemAccount(accountId))
      wrong.push({ accountId, balance: 0, entries: sum, lots: lots.get(accountId) ?? 0 })
  return { wrong, accounts: seen.size, sum: [...entries.values()].reduce((total, one) => total + one, 0) }
}

export const reconcileJob: Job = { name: 'points.reconcile', every: '40 3 * * *', run }
