import type { Input, Output } from '@linli/shared/contract'
import { system } from '../../platform/actor'
import { type Context, createContext } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { type Session, sessionsModel } from '../model-access'
import { me } from '../queries/me'
import { forgetSessions } from '../session-cache'
import { hashSecret, readRefresh, refreshToken, signAccess, successorOf } from '../tokens'
import { sessionEnd } from './open-session'

/** How long (ms) the token before the newest is taken for a race of the same client, not for a theft. */
const RACE_MS = 10_000

/** Why a session that has ended, ended. */
function afterTheEnd({ endedBy }: Session): Problem {
  if (endedBy === 'reuse') return new Problem('REFRESH_REUSED')
  return new Problem(endedBy === 'deletion' ? 'ACCOUNT_DELETED' : 'SESSION_EXPIRED')
}

/**
 * Exchanges the newest refresh token of a session for the next one. One conditional write decides: it works once.
 *
 * Two tabs, or a retry after a lost answer, send the same token twice. Within ten seconds, and only while its successor is
 * still unused, the second is given the *same* successor as the first: both go on, and no second branch of the family
 * exists that somebody could keep for himself. Any other token of the family has been used before, or was guessed by somebody
 * who knows the session's id: the family ends (RFC 9700 §4.14.2) and both sides must sign in again.
 */
export async function refresh(
  context: Context,
  input: Input<'identity.refresh'>,
): Promise<Output<'identity.refresh'>> {
  const parts = readRefresh(input.refreshToken)
  if (!parts) throw new Problem('SESSION_EXPIRED')
  const { tenantId, sessionId, secret } = parts
  const county = createContext(context, tenantId, system('identity.refresh'), { log: context.log })
  const sessions = county.model(sessionsModel)
  const now = county.now()
  const next = successorOf(county, secret)
  const at = new Date(now)

  const written = await sessions.updateOne(
    { _id: sessionId, tenantId, refreshHash: hashSecret(secret), endedAt: null, endsAt: { $gt: at } },
    { $set: { refreshHash: hashSecret(next), rotatedAt: at, endsAt: sessionEnd(county) } },
  )
  const rotated = written.modifiedCount === 1
  const session = await sessions.findOne({ _id: sessionId, tenantId }).lean()
  if (!session || session.endsAt <= at) throw new Problem('SESSION_EXPIRED')
  if (session.endedAt) throw afterTheEnd(session)
  const raced = session.refreshHash === hashSecret(next) && now - session.rotatedAt.getTime() <= RACE_MS
  if (!rotated && !raced) {
    await sessions.updateOne(
      { tenantId, _id: sessionId, endedAt: null },
      { $set: { endedAt: at, endedBy: 'reuse' } },
    )
    forgetSessions(county.connection, session.accountId)
    throw new Problem('REFRESH_REUSED')
  }
  // The session may live longer now than this process remembers.
  forgetSessions(county.connection, session.accountId)
  const { accountId } = session
  return {
    accessToken: await signAccess(county, { tenantId, accountId, sessionId }),
    expiresIn: county.config.ACCESS_TOKEN_SECONDS,
    refreshToken: refreshToken(tenantId, sessionId, next),
    me: await me(county, accountId),
  }
}
