import type { Input } from '@linli/shared/contract'
import { addExpiring, type ByExpiry, firstExpiry, writeByExpiry } from '@linli/shared/points/expiring'
import { expiryOf } from '@linli/shared/points/rules'
import type { Db, Document } from 'mongodb'
import { newId } from '../../../server/src/platform/store/id'
import { act } from '../../demo-county/hands'
import { QINGXI } from '../../demo-county/plan'
import { foundCounty, type Holder } from '../side-by-side/county'

type Row = Document & { _id: string }

const DAY = 86_400_000
const LIFE_MONTHS = 24
const BATCH = 2_000
const REWARDS = 8

/** A county whose residents redeem: people with points, and rewards that nobody empties. */
export interface PointsCounty {
  tenantId: string
  tenant: string
  /** Those who redeem. */
  buyers: Holder[]
  /** One whose account gets few entries, one whose gets many. */
  few: Holder
  many: Holder
  rewardIds: string[]
}

export const makePointsCounty = (settings: Record<string, string>, buyers: number): Promise<PointsCounty> =>
  foundCounty(settings, async ({ tenantId, county, person }) => {
    const { as } = await person('administrator')
    const keeper = await person()
    const shop = await act(as, 'rewards.createShop', {
      ...{ areaId: county._id, name: '福满超市', address: '东街 1 号' },
      ...{ keeperIds: [keeper.id], payeeId: keeper.id },
    } as Input<'rewards.createShop'>)
    const rewardIds: string[] = []
    for (let i = 0; i < REWARDS; i++) {
      const given = { id: shop.id, name: `大米 ${i + 1} 公斤`, points: 3, stock: 1_000_000, settleFen: 100 }
      rewardIds.push((await act(as, 'rewards.createReward', given as Input<'rewards.createReward'>)).id)
    }
    const people: Holder[] = []
    for (let i = 0; i < buyers; i++) people.push(await person())
    return {
      ...{ tenantId, tenant: QINGXI.slug, rewardIds, buyers: people },
      ...{ few: await person(), many: await person() },
    }
  })

interface Account {
  id: string
  tenantId: string
  lots: number
  amount: number
  /** The moment of the earning with this number. */
  at(index: number): number
  /** Without: lots that expire as the rules say. */
  expiresAt?: (index: number) => number
  entries?: boolean
}

/** Rows of one account that earned so often, as the ledger would have written them; without the chain of its events. */
export function* rowsOf({ id, tenantId, lots, amount, at, expiresAt, entries = true }: Account) {
  const byExpiry: ByExpiry = new Map()
  for (let i = 0; i < lots; i++) {
    const ends = expiresAt ? expiresAt(i) : expiryOf(at(i), LIFE_MONTHS)
    addExpiring(byExpiry, ends, amount)
    const lot = { _id: newId(), tenantId, accountId: id, open: true, expiresAt: new Date(ends) }
    yield { name: 'pointLots', row: { ...lot, amount, left: amount, expired: 0 } }
    if (!entries) continue
    const entry = { _id: newId(), tenantId, accountId: id, postingId: newId(), at: new Date(at(i)) }
    const about = { earning: 'hours', earningId: newId(), subjectId: newId() }
    yield {
      name: 'pointEntries',
      row: { ...entry, kind: 'earn', amount, balance: amount * (i + 1), about },
    }
  }
  const text = writeByExpiry(byExpiry)
  const cache = { byExpiry: text, nextExpiry: firstExpiry(text) }
  const sums = { balance: amount * lots, held: 0, ...cache, frozen: null }
  const account = { _id: id, tenantId, version: 0, chainHash: '', kind: 'resident', ...sums }
  yield { name: 'pointAccounts', row: account }
}

/** Writes rows in batches, several collections at once. */
export async function pour(db: Db, rows: Iterable<{ name: string; row: Row }>): Promise<void> {
  const batches = new Map<string, Row[]>()
  const flush = async (name: string) => {
    const full = batches.get(name)?.splice(0) ?? []
    if (full.length > 0) await db.collection<Row>(name).insertMany(full, { ordered: false })
  }
  for (const { name, row } of rows) {
    const batch = batches.get(name) ?? []
    batches.set(name, batch)
    if (batch.push(row) >= BATCH) await flush(name)
  }
  for (const name of batches.keys()) await flush(name)
}

/** An account that earned so many times, evenly over the two years that points last. */
export const fillAccount = (db: Db, tenantId: string, id: string, lots: number): Promise<void> => {
  const now = Date.now()
  const span = 700 * DAY
  return pour(db, rowsOf({ id, tenantId, lots, amount: 10, at: (i) => now - span + (span * (i + 1)) / lots }))
}

/** Points for those who redeem: a few lots each, more than a load can spend. */
export async function fillBuyers(db: Db, tenantId: string, ids: readonly string[]): Promise<void> {
  const now = Date.now()
  for (const id of ids)
    await pour(db, rowsOf({ id, tenantId, lots: 5, amount: 10_000, at: (i) => now - (5 - i) * 30 * DAY }))
}
