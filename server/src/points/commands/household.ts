import { randomBytes } from 'node:crypto'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import { wireTime } from '@linli/shared/platform/schemas'
import type { pointsContract } from '@linli/shared/points/contract'
import { requireConsent } from '../../identity'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { newId } from '../../platform/store/id'
import { type Tx, unchained } from '../../platform/store/transact'
import { type HouseholdDoc, householdModel, type MemberDoc, memberModel } from '../model-people'

const MOST_MEMBERS = 10
const CODE_MS = 86_400_000
/** Without what looks alike when it is read aloud. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'

const newCode = (): string => [...randomBytes(8)].map((byte) => LETTERS[byte % LETTERS.length]).join('')

async function membershipOf(tx: Tx, accountId: string): Promise<MemberDoc | null> {
  const { tenantId, session } = tx
  return tx.model(memberModel).findOne({ tenantId, _id: accountId }).session(session).lean()
}

async function addMember(tx: Tx, household: HouseholdDoc, accountId: string): Promise<void> {
  const { tenantId, session } = tx
  const row = { _id: accountId, tenantId, householdId: household._id, since: new Date(tx.now) }
  household.size++
  tx.append('points', household, 'points.householdJoined', { accountId })
  await tx.model(memberModel).collection.insertOne(row as never, { session })
}

/** Of two who begin or join at once the second finds the row there. */
const onceAtATime = (error: unknown): never => {
  throw error instanceof Problem && error.code === 'DUPLICATE' ? new Problem('HOUSEHOLD_ALREADY') : error
}

/** A code for one relative, for a day; a new one takes the place of the last. */
export async function invite(context: Context): Promise<{ code: string; until: string }> {
  await requireConsent(context)
  return context
    .transact(async (tx) => {
      const membership = await membershipOf(tx, tx.actor.id)
      const household: HouseholdDoc = membership
        ? await tx.load(householdModel, membership.householdId)
        : { _id: newId(), tenantId: tx.tenantId, ...unchained, size: 0, code: null, codeUntil: null }
      if (household.size >= MOST_MEMBERS) throw new Problem('HOUSEHOLD_FULL')
      const code = newCode()
      household.code = code
      household.codeUntil = new Date(tx.now + CODE_MS)
      if (membership) {
        tx.append('points', household, 'points.householdInvited', {}, 'quiet')
        await tx.save(householdModel, household)
      } else {
        await addMember(tx, household, tx.actor.id)
        await tx.insert(householdModel, household)
      }
      return { code, until: wireTime(household.codeUntil) }
    })
    .catch(onceAtATime)
}

/** Joins by a code. It lets one person in. @throws HOUSEHOLD_CODE_INVALID, HOUSEHOLD_ALREADY, HOUSEHOLD_FULL */
export async function join(
  context: Context,
  { code }: ParsedOf<(typeof pointsContract)['points.join']>,
): Promise<{ done: true }> {
  await requireConsent(context)
  return context
    .transact(async (tx) => {
      const { tenantId, session } = tx
      const found = await tx
        .model(householdModel)
        .findOne({ tenantId, code: code.trim().toUpperCase() }, { _id: 1 })
        .session(session)
        .lean()
      if (!found) throw new Problem('HOUSEHOLD_CODE_INVALID')
      const household = await tx.load(householdModel, found._id)
      if (!household.codeUntil || household.codeUntil.getTime() <= tx.now)
        throw new Problem('HOUSEHOLD_CODE_INVALID')
      if (await membershipOf(tx, tx.actor.id)) throw new Problem('HOUSEHOLD_ALREADY')
      if (household.size >= MOST_MEMBERS) throw new Problem('HOUSEHOLD_FULL')
      household.code = null
      household.codeUntil = null
      await addMember(tx, household, tx.actor.id)
      await tx.save(householdModel, household)
      return { done: true as const }
    })
    .catch(onceAtATime)
}

/** Leaves with the own points. @throws HOUSEHOLD_NONE */
export async function leave(context: Context): Promise<{ done: true }> {
  return context.transact(async (tx) => {
    if (!(await leaveIn(tx, tx.actor.id))) throw new Problem('HOUSEHOLD_NONE')
    return { done: true as const }
  })
}

/** Takes a person out of the household, if there is one. */
export async function leaveIn(tx: Tx, accountId: string): Promise<boolean> {
  const { tenantId, session } = tx
  const membership = await membershipOf(tx, accountId)
  if (!membership) return false
  const household = await tx.load(householdModel, membership.householdId)
  household.size--
  tx.append('points', household, 'points.householdLeft', { accountId })
  await tx.save(householdModel, household)
  await tx.model(memberModel).deleteOne({ tenantId, _id: accountId }, { session })
  return true
}
