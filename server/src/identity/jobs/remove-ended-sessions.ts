import type { Job } from '../../platform/feature'
import { sessionsModel, triesModel } from '../model-access'
import { guardianCodesModel } from '../model-guardian'
import { inEachCounty } from '../queries/tenants'

const DAY_MS = 86_400_000

/**
 * Removes what can't matter any more: sessions whose last refresh token has ended (until then an ended one is kept, so that a
 * stolen token is still told from an unknown one), guesses of yesterday, codes past their time.
 */
export const removeEndedSessions: Job = {
  name: 'identity.removeEndedSessions',
  every: '1 hour',
  run: (services) =>
    inEachCounty(services, 'identity.removeEndedSessions', async (context) => {
      const { tenantId } = context
      const now = context.now()
      const past = { $lte: new Date(now) }
      await context.model(sessionsModel).deleteMany({ tenantId, endsAt: past })
      await context.model(triesModel).deleteMany({ tenantId, lastAt: { $lte: new Date(now - DAY_MS) } })
      await context.model(guardianCodesModel).deleteMany({ tenantId, expiresAt: past })
    }),
}
