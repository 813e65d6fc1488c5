import { bank } from '@linli/shared/volunteering/hours'
import { newId } from '../../platform/store/id'
import { type Tx, unchained } from '../../platform/store/transact'
import {
  type BankLineDoc,
  bankLineModel,
  POOL,
  type PoolDoc,
  poolIdOf,
  poolModel,
  type VolunteerDoc,
  volunteerIdOf,
  volunteerModel,
} from '../model-hours'

/** Changes a person's sums, which are made when they are first needed. */
export async function withVolunteer<R>(
  tx: Tx,
  accountId: string,
  change: (one: VolunteerDoc) => R,
): Promise<R> {
  const { tenantId, session } = tx
  const _id = volunteerIdOf(accountId)
  const known = await tx.model(volunteerModel).exists({ _id, tenantId }).session(session)
  const one: VolunteerDoc = known
    ? await tx.load(volunteerModel, _id)
    : { _id, tenantId, ...unchained, accountId, halfHours: 0, saved: 0, held: 0 }
  const result = change(one)
  const { halfHours, saved, held } = one
  tx.append('volunteering', one, 'volunteering.sumsChanged', { halfHours, saved, held }, 'quiet')
  if (known) await tx.save(volunteerModel, one)
  else await tx.insert(volunteerModel, one)
  return result
}

async function withPool(tx: Tx, change: (one: PoolDoc) => void): Promise<void> {
  const { tenantId, session } = tx
  const _id = poolIdOf(tenantId)
  const known = await tx.model(poolModel).exists({ _id, tenantId }).session(session)
  const one: PoolDoc = known ? await tx.load(poolModel, _id) : { _id, tenantId, ...unchained, halfHours: 0 }
  change(one)
  tx.append('volunteering', one, 'volunteering.poolChanged', { halfHours: one.halfHours }, 'quiet')
  if (known) await tx.save(poolModel, one)
  else await tx.insert(poolModel, one)
}

/** Whether the public pool holds so many half hours. */
export async function poolHas(tx: Tx, halfHours: number): Promise<boolean> {
  const { tenantId, session } = tx
  const pool = await tx
    .model(poolModel)
    .findOne({ _id: poolIdOf(tenantId), tenantId })
    .session(session)
    .lean()
  return (pool?.halfHours ?? 0) >= halfHours
}

type Kind = BankLineDoc['kind']

async function note(tx: Tx, owner: string, kind: Kind, halfHours: number, refId: string): Promise<void> {
  const { tenantId, session, now } = tx
  const line: BankLineDoc = { _id: newId(), tenantId, owner, kind, halfHours, refId, at: new Date(now) }
  await tx.model(bankLineModel).create([line], { session })
}

/** Moves half hours of a person's bank; the caller has changed `saved` in {@link withVolunteer}. */
export async function noteSaved(tx: Tx, accountId: string, kind: Kind, halfHours: number, refId: string) {
  if (halfHours !== 0) await note(tx, accountId, kind, halfHours, refId)
}

/** Moves half hours into the public pool or out of it. */
export async function movePool(tx: Tx, kind: Kind, halfHours: number, refId: string): Promise<void> {
  if (halfHours === 0) return
  await withPool(tx, (pool) => {
    pool.halfHours += halfHours
  })
  await note(tx, POOL, kind, halfHours, refId)
}

/** Counts credited half hours: up to the cap they are the person's, the rest is the public pool's (DOMAIN §4). */
export async function earnHours(
  tx: Tx,
  { accountId, halfHours, refId }: { accountId: string; halfHours: number; refId: string },
): Promise<{ saved: number; pooled: number }> {
  const { saved, pool } = await withVolunteer(tx, accountId, (one) => {
    const share = bank(one.saved, halfHours)
    one.halfHours += halfHours
    one.saved += share.saved
    return share
  })
  await noteSaved(tx, accountId, 'earned', saved, refId)
  await movePool(tx, 'overflow', pool, refId)
  return { saved, pooled: pool }
}

/** Takes credited half hours back from where they went. @returns what the person has left in sum */
export async function unearnHours(
  tx: Tx,
  record: { _id: string; accountId: string; halfHours: number; saved: number; pooled: number },
): Promise<number> {
  const left = await withVolunteer(tx, record.accountId, (one) => {
    one.halfHours -= record.halfHours
    one.saved -= record.saved
    return one.halfHours
  })
  await noteSaved(tx, record.accountId, 'corrected', -record.saved, record._id)
  await movePool(tx, 'corrected', -record.pooled, record._id)
  return left
}
