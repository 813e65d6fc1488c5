import type { Input } from '@linli/shared/contract'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { accountsModel } from '../model'
import { credentialsModel } from '../model-access'
import { hashPassword, passwordMatches } from '../passwords'
import { forgetSessions } from '../session-cache'
import { forgive, takeTryOr } from '../tries'
import { withoutReplay } from '../without-replay'
import { endSessions } from './end-sessions'
import { loadOwn } from './load-own'

/**
 * Changes the own password and ends all other sessions: who had them may have had the old password. Guesses at the current one
 * count like those at the door. Of two changes at once one wins, the other → STALE_VERSION.
 */
export async function changePassword(
  context: Context,
  { current, next }: Input<'identity.changePassword'>,
): Promise<{ done: true }> {
  const { tenantId, actor } = context
  const account = await context
    .model(accountsModel)
    .findOne({ tenantId, _id: actor.id }, { username: 1 })
    .lean()
  const who = account?.username ?? actor.id
  await takeTryOr(context, 'ACCOUNT_LOCKED', 'password', who)
  const credential = await context.model(credentialsModel).findOne({ tenantId, _id: actor.id }).lean()
  if (!(await passwordMatches(credential?.passwordHash, current)) || !credential)
    throw new Problem('CREDENTIALS_WRONG')
  const passwordHash = await hashPassword(next)
  await withoutReplay(context).transact(async (tx) => {
    const changed = await tx
      .model(credentialsModel)
      .updateOne(
        { tenantId, _id: actor.id, passwordHash: credential.passwordHash },
        { $set: { passwordHash } },
        { session: tx.session },
      )
    if (changed.matchedCount !== 1) throw new Problem('STALE_VERSION')
    await endSessions(tx, actor.id, { by: 'password', at: tx.now, except: actor.sessionId ?? '' }, tx.session)
    const row = await loadOwn(tx)
    tx.append('identity', row, 'identity.passwordChanged', {}, 'quiet')
    await tx.save(accountsModel, row)
  })
  forgetSessions(context.connection, actor.id)
  await forgive(context, 'password', who)
  return { done: true }
}
