import { isDeepStrictEqual } from 'node:util'
import { addExpiring, type ByExpiry, readByExpiry } from '@linli/shared/points/expiring'
import { earn } from '@linli/shared/points/ledger'
import { newId } from '../../../server/src/platform/store/id'
import { openLedger } from '../../../server/src/points/ledger/writer'
import { entryModel, lotModel, pointAccountModel } from '../../../server/src/points/model'
import type { County } from '../../support/county'

export const DAY = 86_400_000

/** Gives a person points as an earning does. @returns the lot */
export async function give(county: County, accountId: string, amount: number, days = 365): Promise<string> {
  return (await giveAll(county, [accountId], amount, days))[0] as string
}

/** The same for many, a hundred in one transaction. */
export async function giveAll(
  county: County,
  accountIds: readonly string[],
  amount: number,
  days = 365,
): Promise<string[]> {
  const given: string[] = []
  for (let i = 0; i < accountIds.length; i += 100) {
    const some = accountIds.slice(i, i + 100).map((accountId) => ({ accountId, lotId: newId() }))
    await county.context.transact(async (tx) => {
      const ledger = openLedger(tx)
      for (const { accountId, lotId } of some) {
        const { _id: id, balance } = await ledger.resident(accountId)
        ledger.post(earn({ id, balance }, { amount, lotId, expiresAt: tx.now + days * DAY }), {})
      }
      await ledger.write()
      return null
    })
    given.push(...some.map(({ lotId }) => lotId))
  }
  return given
}

/** Everything the ledger must be true to: Σ = 0, balances = entries = lots. */
export async function books(county: County) {
  const { context } = county
  const { tenantId } = context
  const entries = await context.model(entryModel).find({ tenantId }).lean()
  const accounts = await context.model(pointAccountModel).find({ tenantId }).lean()
  const lots = await context.model(lotModel).find({ tenantId }).lean()
  const sumOf = (id: string) =>
    entries.filter(({ accountId }) => accountId === id).reduce((total, { amount }) => total + amount, 0)
  return {
    sum: entries.reduce((total, { amount }) => total + amount, 0),
    wrong: accounts.filter(({ _id, kind, balance, byExpiry, nextExpiry }) => {
      const own = lots.filter(({ accountId }) => accountId === _id)
      const left = own.reduce((sum, lot) => sum + lot.left, 0)
      const counted: ByExpiry = new Map()
      for (const lot of own) addExpiring(counted, lot.expiresAt.getTime(), lot.left)
      const cached =
        isDeepStrictEqual(readByExpiry(byExpiry), counted) &&
        (nextExpiry?.getTime() ?? Number.POSITIVE_INFINITY) === Math.min(...counted.keys())
      return balance !== sumOf(_id) || (kind === 'resident' && (left !== Math.max(0, balance) || !cached))
    }),
    sumOf,
    lots: new Map(lots.map((lot) => [lot._id, lot])),
  }
}
