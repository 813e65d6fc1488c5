import {
  addExpiring,
  type ByExpiry,
  firstExpiry,
  horizon,
  inOrder,
  readByExpiry,
  writeByExpiry,
} from '@linli/shared/points/expiring'
import { fault, isSystemAccount, type Lot, type Posting } from '@linli/shared/points/ledger'
import { MongoError } from 'mongodb'
import { newId } from '../../platform/store/id'
import type { Tx } from '../../platform/store/transact'
import {
  type About,
  type EntryDoc,
  emptyAccount,
  entryModel,
  type LotDoc,
  lotModel,
  type PointAccount,
  pointAccountModel,
} from '../model'

/**
 * The books of a county inside one transaction. Accounts and lots are loaded once, postings change them in memory, and {@link write}
 * brings all of it to the database. Nothing else writes accounts, lots or entries.
 */
export interface Ledger {
  /** A resident's account by the person's id; begun with 0 when there is none. */
  resident(accountId: string): Promise<PointAccount>
  shop(shopId: string): Promise<PointAccount>
  /** Loads several residents' accounts that are there. */
  load(accountIds: readonly string[]): Promise<void>
  /** Lots of a loaded account that hold something: what is due, and of the others the first to expire that hold `enough` together. */
  openLots(accountId: string, enough?: number): Promise<Lot[]>
  /** What of a loaded account had ended at a moment and still holds something. */
  dueLots(accountId: string, until: Date): Promise<Lot[]>
  lotsById(ids: readonly string[]): Promise<Lot[]>
  /** Applies a posting. @throws when it is not balanced or would spoil a lot: a mistake of ours, nothing is written */
  post(posting: Posting, about: About, told?: 'told'): string
  /** Writes an account although no posting changed its balance. */
  touch(account: PointAccount): void
  write(): Promise<void>
}

export const shopAccount = (shopId: string): string => `shop.${shopId}`

const lotOf = ({ _id, accountId, amount, left, expired, expiresAt }: LotDoc): Lot => ({
  id: _id,
  accountId,
  amount,
  left,
  expired,
  expiresAt: expiresAt.getTime(),
})

/** Somebody else was first: the transaction starts over. */
function conflict(): MongoError {
  const error = new MongoError('an account of the ledger was changed meanwhile')
  error.addErrorLabel('TransientTransactionError')
  return error
}

export function openLedger(tx: Tx): Ledger {
  const { tenantId, session } = tx
  const accounts = new Map<string, { doc: PointAccount; seen: number | null; byExpiry: ByExpiry }>()
  const lots = new Map<string, Lot>()
  const lotIsNew = new Set<string>()
  const changedLots = new Set<string>()
  const changedAccounts = new Set<string>()
  const entries: EntryDoc[] = []

  async function load(ids: readonly string[]): Promise<void> {
    const missing = ids.filter((id) => !accounts.has(id))
    if (missing.length === 0) return
    const found = (await tx
      .model(pointAccountModel)
      .find({ tenantId, _id: missing.length === 1 ? (missing[0] as string) : { $in: missing } })
      .session(session)
      .lean()) as PointAccount[]
    for (const doc of found)
      accounts.set(doc._id, { doc, seen: doc.version, byExpiry: readByExpiry(doc.byExpiry) })
  }

  async function account(id: string, kind: PointAccount['kind']): Promise<PointAccount> {
    await load([id])
    const there = accounts.get(id)
    if (there) return there.doc
    const doc = emptyAccount(tenantId, id, kind)
    accounts.set(id, { doc, seen: null, byExpiry: new Map() })
    return doc
  }

  function keep(found: readonly LotDoc[]): Lot[] {
    return found.map((row) => {
      const known = lots.get(row._id)
      if (known) return known
      const lot = lotOf(row)
      lots.set(lot.id, lot)
      return lot
    })
  }

  async function openLots(accountId: string, enough = Number.POSITIVE_INFINITY): Promise<Lot[]> {
    const { byExpiry } = accounts.get(accountId) as { byExpiry: ByExpiry }
    const until = horizon(inOrder(byExpiry), tx.now, enough)
    const rows = (await tx
      .model(lotModel)
      .find({
        tenantId,
        accountId,
        open: true,
        ...(until !== null && { expiresAt: { $lte: new Date(until) } }),
      })
      .session(session)
      .lean()) as LotDoc[]
    return keep(rows).filter(({ left }) => left > 0)
  }

  async function dueLots(accountId: string, until: Date): Promise<Lot[]> {
    const due = { tenantId, accountId, open: true, expiresAt: { $lte: until } }
    return keep((await tx.model(lotModel).find(due).session(session).lean()) as LotDoc[])
  }

  async function lotsById(ids: readonly string[]): Promise<Lot[]> {
    const missing = ids.filter((id) => !lots.has(id))
    if (missing.length > 0) {
      keep(
        (await tx
          .model(lotModel)
          .find({ tenantId, _id: missing.length === 1 ? (missing[0] as string) : { $in: missing } })
          .session(session)
          .lean()) as LotDoc[],
      )
    }
    return ids.flatMap((id) => lots.get(id) ?? [])
  }

  /** Every lot that a posting touches is of an account that is loaded and written with it. */
  function expiring({ accountId, expiresAt }: Lot, left: number): void {
    const { byExpiry } = accounts.get(accountId) as { byExpiry: ByExpiry }
    addExpiring(byExpiry, expiresAt, left)
    changedAccounts.add(accountId)
  }

  function post(posting: Posting, about: About, told?: 'told'): string {
    const wrong = fault(posting, lots)
    if (wrong) throw new Error(`ledger: ${posting.kind}: ${wrong}`)
    const postingId = newId()
    const at = new Date(tx.now)
    const { kind } = posting
    const own = posting.entries.filter(({ accountId }) => !isSystemAccount(accountId))
    for (const { accountId, amount } of posting.entries) {
      const doc = accounts.get(accountId)?.doc
      if (!doc && !isSystemAccount(accountId)) throw new Error(`ledger: account ${accountId} is not loaded`)
      if (doc) {
        doc.balance += amount
        if (kind === 'hold') doc.held -= amount
        if (kind === 'release') doc.held -= amount
        changedAccounts.add(accountId)
      }
      const balance = doc?.balance ?? null
      entries.push({ _id: newId(), tenantId, accountId, postingId, at, kind, amount, balance, about })
    }
    for (const { lotId, left, expired } of posting.changes) {
      const lot = lots.get(lotId) as Lot
      lots.set(lotId, { ...lot, left: lot.left + left, expired: lot.expired + expired })
      expiring(lot, left)
      changedLots.add(lotId)
    }
    for (const lot of posting.born) {
      lots.set(lot.id, lot)
      expiring(lot, lot.left)
      lotIsNew.add(lot.id)
    }
    // The whole posting stands in the chain of every account it touches: what an auditor checks (points.audit).
    for (const { accountId } of own) {
      const doc = accounts.get(accountId)?.doc as PointAccount
      const { entries, changes, born } = posting
      const data = { postingId, kind, entries, changes, born, about, balance: doc.balance }
      tx.append('points', doc, `points.${kind}`, data as never, told ? undefined : 'quiet')
    }
    return postingId
  }

  /** Accounts first: of many transactions at once for one account all but one end at this, their first write. */
  async function write(): Promise<void> {
    const writes = []
    const fresh: PointAccount[] = []
    for (const id of changedAccounts) {
      const { doc, seen, byExpiry: lots } = accounts.get(id) as NonNullable<ReturnType<typeof accounts.get>>
      doc.byExpiry = writeByExpiry(lots)
      doc.nextExpiry = firstExpiry(doc.byExpiry)
      if (seen === null) fresh.push(doc)
      else {
        const { balance, held, byExpiry, nextExpiry, version, chainHash } = doc
        const filter = { _id: id, tenantId, version: seen }
        writes.push({
          updateOne: {
            filter,
            update: { $set: { balance, held, byExpiry, nextExpiry, version, chainHash } },
          },
        })
      }
    }
    if (fresh.length > 0)
      await tx
        .model(pointAccountModel)
        .collection.insertMany(fresh as never[], { session })
        // Of two who begin the same account at once the second starts over and finds it.
        .catch((error: { code?: number }) => {
          throw error.code === 11000 ? conflict() : error
        })
    if (writes.length > 0) {
      const { matchedCount } = await tx
        .model(pointAccountModel)
        .collection.bulkWrite(writes as never[], { session, ordered: false })
      if (matchedCount !== writes.length) throw conflict()
    }
    await writeLots()
    if (entries.length > 0) await tx.model(entryModel).collection.insertMany(entries as never[], { session })
  }

  async function writeLots(): Promise<void> {
    const collection = tx.model(lotModel).collection
    const row = (lot: Lot) => {
      const { id, expiresAt, ...rest } = lot
      return { _id: id, tenantId, open: lot.left > 0, expiresAt: new Date(expiresAt), ...rest }
    }
    const born = [...lotIsNew].map((id) => row(lots.get(id) as Lot))
    if (born.length > 0) await collection.insertMany(born as never[], { session })
    // Whole rows by their id alone: an engine takes a third of the time that it takes to look at a filter and set members.
    const writes = [...changedLots]
      .filter((id) => !lotIsNew.has(id))
      .map((id) => {
        const { _id, ...replacement } = row(lots.get(id) as Lot)
        return { replaceOne: { filter: { _id }, replacement } }
      })
    if (writes.length > 0) await collection.bulkWrite(writes as never[], { session, ordered: false })
  }

  return {
    resident: (id) => account(id, 'resident'),
    shop: (shopId) => account(shopAccount(shopId), 'shop'),
    load,
    openLots,
    dueLots,
    lotsById,
    post,
    touch: ({ _id }) => changedAccounts.add(_id),
    write,
  }
}
