import type { Input, Output } from '@linli/shared/contract'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { newId } from '../../platform/store/id'
import { type Tx, unchained } from '../../platform/store/transact'
import { type Account, accountsModel } from '../model'
import { consentsModel, type GuardianConsent, guardianCodesModel, type Relation } from '../model-guardian'
import { isChild, mayGuard } from '../policy'
import { forgive, takeTryOr } from '../tries'
import { loadOwn } from './load-own'

/** The child this code was given to; the code is spent with the transaction. NOT_FOUND when it is wrong, used or too old. */
async function childOf(tx: Tx, code: string): Promise<Account> {
  const { tenantId, session } = tx
  const codes = tx.model(guardianCodesModel)
  const row = await codes.findOne({ tenantId, code }).session(session).lean()
  if (!row || row.expiresAt.getTime() <= tx.now)
    throw new Problem('NOT_FOUND', { detail: '验证码不对或已过期，请让孩子重新生成。' })
  const spent = await codes.deleteOne({ _id: row._id, tenantId, code }, { session })
  if (spent.deletedCount !== 1) throw new Problem('NOT_FOUND')
  return tx.load(accountsModel, row._id)
}

async function agree(tx: Tx, childId: string, relation: Relation): Promise<GuardianConsent> {
  const { tenantId } = tx
  const guardianId = tx.actor.id
  const given = await tx.model(consentsModel).find({ tenantId, childId }).session(tx.session).lean()
  const known = given.find((one) => one.guardianId === guardianId && one.withdrawnAt === null)
  if (known) return known
  const consent: GuardianConsent = {
    _id: newId(),
    tenantId,
    ...unchained,
    childId,
    guardianId,
    relation,
    agreedAt: new Date(tx.now),
    withdrawnAt: null,
  }
  tx.append('identity', consent, 'identity.guardianConsented', { childId, relation })
  await tx.insert(consentsModel, consent)
  return consent
}

/** A grown-up with a confirmed phone agrees for the child whose code this is (PIPL art. 31). Five wrong codes, then a pause. */
export async function consentAsGuardian(
  context: Context,
  { code, relation }: Input<'identity.consentAsGuardian'>,
): Promise<Output<'identity.consentAsGuardian'>> {
  await takeTryOr(context, 'TOO_MANY_REQUESTS', 'guardian', context.actor.id)
  const answer = await context.transact(async (tx) => {
    const guardian = await loadOwn(tx)
    const child = await childOf(tx, code)
    if (!mayGuard(guardian, child._id, tx.now) || !isChild(child, tx.now))
      throw new Problem('GUARDIAN_INVALID')
    const { _id: id } = await agree(tx, child._id, relation)
    return { id, childName: child.name }
  })
  await forgive(context, 'guardian', context.actor.id)
  return answer
}
