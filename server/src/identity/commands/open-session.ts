import type { Context } from '../../platform/context'
import { newId } from '../../platform/store/id'
import { sessionsModel } from '../model-access'
import { hashSecret, newSecret, refreshToken, signAccess } from '../tokens'

const DAY_MS = 86_400_000

export interface Tokens {
  accessToken: string
  refreshToken: string
}

/** When the refresh token of a session that is used now ends: REFRESH_TOKEN_DAYS from now. */
export const sessionEnd = (context: Context): Date =>
  new Date(context.now() + context.config.REFRESH_TOKEN_DAYS * DAY_MS)

/** Signs an account in: a new session with its first pair of tokens. Whoever calls has checked who it is. */
export async function openSession(context: Context, accountId: string): Promise<Tokens> {
  const { tenantId } = context
  const sessionId = newId()
  const secret = newSecret()
  const at = new Date(context.now())
  await context.model(sessionsModel).create({
    _id: sessionId,
    tenantId,
    accountId,
    refreshHash: hashSecret(secret),
    createdAt: at,
    rotatedAt: at,
    endsAt: sessionEnd(context),
    endedAt: null,
    endedBy: null,
  })
  return {
    accessToken: await signAccess(context, { tenantId, accountId, sessionId }),
    refreshToken: refreshToken(tenantId, sessionId, secret),
  }
}
