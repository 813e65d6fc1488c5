import { system } from '../platform/actor'
import { createContext, type Services } from '../platform/context'
import type { Authenticator } from '../platform/http/bind'
import { Problem } from '../platform/problem'
import { accountsModel } from './model'
import { apiKeysModel, sessionsModel } from './model-access'
import { rolesAt } from './policy'
import { type LiveSession, liveSession } from './session-cache'
import { hashSecret, readAccess, readApiKey } from './tokens'

async function readSession(
  services: Services,
  tenantId: string,
  sessionId: string,
): Promise<LiveSession | null> {
  const context = createContext(services, tenantId, system('identity.authenticator'))
  const session = await context
    .model(sessionsModel)
    .findOne({ tenantId, _id: sessionId, endedAt: null }, { accountId: 1, endsAt: 1 })
    .lean()
  if (!session) return null
  const account = await context
    .model(accountsModel)
    .findOne({ tenantId, _id: session.accountId, deletedAt: null }, { grants: 1 })
    .lean()
  return account && { accountId: account._id, endsAt: session.endsAt.getTime(), grants: account.grants }
}

/**
 * Who a request's credentials belong to. A token must be ours and not past its end, and its session must still be live:
 * who signed out is out, although the token would last some minutes more. Roles are those held at this moment.
 */
export function createAuthenticator(services: Services): Authenticator {
  return {
    async byToken(token) {
      const { tenantId, accountId, sessionId } = await readAccess(services, token)
      const session = await liveSession(services.connection, sessionId, () =>
        readSession(services, tenantId, sessionId),
      )
      const now = services.clock.now()
      if (!session || session.accountId !== accountId || session.endsAt <= now)
        throw new Problem('SESSION_EXPIRED')
      return {
        tenantId,
        actor: { kind: 'account', id: accountId, roles: rolesAt(session.grants, now), sessionId },
      }
    },
    // Not cached: a revoked key is out with the next request in every process.
    async byApiKey(key) {
      const parts = readApiKey(key)
      if (!parts) throw new Problem('NOT_SIGNED_IN')
      const { tenantId, secret } = parts
      const row = await createContext(services, tenantId, system('identity.authenticator'))
        .model(apiKeysModel)
        .findOne({ tenantId, keyHash: hashSecret(secret) }, { revokedAt: 1 })
        .lean()
      if (!row || row.revokedAt) throw new Problem('NOT_SIGNED_IN')
      return { tenantId, actor: { kind: 'apiKey', id: row._id, roles: [] } }
    },
  }
}
