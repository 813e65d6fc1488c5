import type { Context } from '../platform/context'
import type { PersonalData } from '../platform/feature'
import { Problem } from '../platform/problem'
import { eventModel } from '../platform/store/events'
import { idempotencyModel } from '../platform/store/idempotency'
import type { Tx } from '../platform/store/transact'
import { endSessions } from './commands/end-sessions'
import { accountsModel } from './model'
import { credentialsModel, sessionsModel } from './model-access'
import { consentsModel, guardianCodesModel } from './model-guardian'
import { holdsAt } from './policy'
import { accountsHolding } from './queries/accounts-holding'
import { forgetTries } from './tries'

/** All that is known of the account but secrets and WeChat's own id of the person, which leaves the server in no answer. */
async function collect(context: Context, accountId: string): Promise<Record<string, unknown>> {
  const { tenantId } = context
  const consents = context.model(consentsModel)
  const [account, credential, sessions, asChild, asGuardian, history] = await Promise.all([
    context.model(accountsModel).findOne({ tenantId, _id: accountId }).lean(),
    context.model(credentialsModel).findOne({ tenantId, _id: accountId }, { totpSecret: 1 }).lean(),
    context
      .model(sessionsModel)
      .find({ tenantId, accountId }, { createdAt: 1, rotatedAt: 1, endsAt: 1, endedAt: 1 })
      .sort({ _id: 1 })
      .lean(),
    consents.find({ tenantId, childId: accountId }).sort({ _id: 1 }).lean(),
    consents.find({ tenantId, guardianId: accountId }).sort({ _id: 1 }).lean(),
    context
      .model(eventModel)
      .find({ tenantId, stream: `identity:${accountId}` }, { type: 1, at: 1, data: 1 })
      .sort({ seq: 1 })
      .lean(),
  ])
  if (!account) return {}
  const { name, phone, username, birthDate, communityId, communityName, elderMode, createdAt } = account
  return {
    id: accountId,
    name,
    phone,
    username,
    birthDate,
    communityId,
    communityName,
    elderMode,
    createdAt,
    wechatLinked: account.openid !== null,
    hasPassword: credential !== null,
    totpEnabled: Boolean(credential?.totpSecret),
    grants: account.grants,
    sessions: sessions.map(({ _id, ...times }) => times),
    guardianConsents: [...asChild, ...asGuardian].map(({ childId, relation, agreedAt, withdrawnAt }) => ({
      as: childId === accountId ? 'child' : 'guardian',
      relation,
      agreedAt,
      withdrawnAt,
    })),
    history: history.map(({ type, at, data }) => ({ type, at, data })),
  }
}

/** A guardian who goes no longer guards: the child needs another one. */
async function withdrawAsGuardian(tx: Tx, guardianId: string): Promise<void> {
  const rows = await tx
    .model(consentsModel)
    .find({ tenantId: tx.tenantId, guardianId }, { withdrawnAt: 1 })
    .session(tx.session)
    .lean()
  for (const { _id, withdrawnAt } of rows) {
    if (withdrawnAt) continue
    const consent = await tx.load(consentsModel, _id)
    consent.withdrawnAt = new Date(tx.now)
    tx.append('identity', consent, 'identity.consentWithdrawn')
    await tx.save(consentsModel, consent)
  }
}

/**
 * Takes away all that names the person. The row stays with its random id, which is the alias under which cases, votes and
 * audit still point at "somebody" (DOMAIN §6).
 */
async function erase(tx: Tx, accountId: string): Promise<void> {
  const { tenantId, session } = tx
  const account = await tx.load(accountsModel, accountId)
  if (account.deletedAt) throw new Problem('ACCOUNT_DELETED')
  await forgetTries(tx, [account.username, accountId])
  account.name = ''
  account.phone = null
  account.phoneTail = null
  account.openid = null
  account.username = null
  account.birthDate = null
  account.communityId = null
  account.communityName = null
  account.demo = null
  account.staff = false
  account.deletedAt = new Date(tx.now)
  for (const grant of account.grants) if (holdsAt(grant, tx.now)) grant.until = new Date(tx.now)
  await endSessions(tx, accountId, { by: 'deletion', at: tx.now }, session)
  await tx.model(credentialsModel).deleteOne({ tenantId, _id: accountId }, { session })
  await tx.model(guardianCodesModel).deleteOne({ tenantId, _id: accountId }, { session })
  await withdrawAsGuardian(tx, accountId)
  // Answers kept for repeated requests may hold the name.
  const mine = `${tenantId}:${accountId}:`
  await tx.model(idempotencyModel).deleteMany({ _id: { $gte: mine, $lt: `${mine}~` } }, { session })
  tx.append('identity', account, 'identity.accountDeleted')
  await tx.save(accountsModel, account)
}

/** The last administrator of an area can't go: nobody could name the next one. */
async function blocks(context: Context, accountId: string): Promise<string | null> {
  const { tenantId } = context
  const account = await context
    .model(accountsModel)
    .findOne({ tenantId, _id: accountId }, { grants: 1 })
    .lean()
  for (const grant of account?.grants ?? []) {
    if (grant.role !== 'administrator' || !holdsAt(grant, context.now())) continue
    const holders = await accountsHolding(context, { role: 'administrator', areaPath: grant.areaPath })
    if (holders.every((id) => id === accountId))
      return `您是${grant.areaName}唯一的管理员，请先指定另一位管理员。`
  }
  return null
}

export const identityPersonalData: PersonalData = { collect, erase, blocks }
