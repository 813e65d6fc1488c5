import type { ClientSession } from 'mongoose'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { type Account, accountsModel } from '../model'
import { consentsModel } from '../model-guardian'
import { isChild } from '../policy'

/** True when the account is a child's and no guardian has agreed, or none agrees any more. */
export async function needsGuardian(
  context: Pick<Context, 'tenantId' | 'model'>,
  account: Pick<Account, '_id' | 'birthDate'>,
  now: number,
  session: ClientSession | null = null,
): Promise<boolean> {
  if (!isChild(account, now)) return false
  const given = await context
    .model(consentsModel)
    .find({ tenantId: context.tenantId, childId: account._id }, { withdrawnAt: 1 })
    .session(session)
    .lean()
  return given.every(({ withdrawnAt }) => withdrawnAt !== null)
}

/** For every command that takes something from a person: an under-14 without a guardian's consent → GUARDIAN_REQUIRED. */
export async function requireConsent(context: Context): Promise<void> {
  if (context.actor.kind !== 'account') return
  const account = await context
    .model(accountsModel)
    .findOne({ tenantId: context.tenantId, _id: context.actor.id }, { birthDate: 1 })
    .lean()
  if (account && (await needsGuardian(context, account, context.now())))
    throw new Problem('GUARDIAN_REQUIRED')
}
