import { system } from '../platform/actor'
import { createContext, type Services } from '../platform/context'
import { modelOn } from '../platform/store/model'
import { judge } from './judge'
import { checksModel, verdictsModel } from './model'
import { handToPerson, settle } from './settle'

/** WeChat could not fetch the photo: perhaps we were just restarting. */
const RETRY_MS = 60_000

/**
 * Brings what WeChat said of a trace to the check it belongs to. Called by whoever comes second, the push or the one that learns the
 * trace, and again by the follow-up; nothing happens when either side is still missing or it has been done.
 */
export async function applyVerdict(services: Services, traceId: string): Promise<void> {
  const { connection } = services
  const verdict = await modelOn(connection, verdictsModel).findById(traceId).lean()
  if (!verdict) return
  const owner = await modelOn(connection, checksModel)
    .findOne({ traceIds: traceId }, { tenantId: 1 })
    .setOptions({ allTenants: 'a trace of WeChat says nothing of tenants' })
    .lean()
  if (!owner) return
  const context = createContext(services, owner.tenantId, system('moderation'))
  await context.transact(async (tx) => {
    const check = await tx.load(checksModel, owner._id)
    if (verdict.outcome === 'failed') {
      const soon = new Date(tx.now + RETRY_MS)
      const awaited = check.state === 'pending' && check.traceIds.at(-1) === traceId
      if (!awaited || check.nextAt === null || check.nextAt <= soon) return
      check.nextAt = soon
      tx.append('moderation', check, 'moderation.notFetched', {}, 'quiet')
      return tx.save(checksModel, check)
    }
    const next = judge(check, verdict.outcome)
    if (next === 'person') await handToPerson(tx, check, 'review')
    else if (next) await settle(tx, check, next)
  })
}
