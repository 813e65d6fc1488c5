import { type Actor, holdsAny } from '../../platform/actor'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { unchained } from '../../platform/store/transact'
import { type RulesDoc, rulesModel } from '../model'
import { type Rules, rulesId, rulesOf } from '../rules'

/** Rules are the county's: whoever administers only a part of it doesn't set them. */
const isOfCounty = (actor: Actor): boolean =>
  holdsAny(actor, ['administrator']) &&
  actor.roles.some(
    ({ role, areaPath }) => role === 'administrator' && areaPath.split('/').filter(Boolean).length <= 1,
  )

/** Sets thresholds and notice days. Proposals keep the number they were made with. @throws STALE_VERSION */
export async function setRules(context: Context, input: Rules): Promise<Rules> {
  if (!isOfCounty(context.actor)) throw new Problem('AREA_FORBIDDEN')
  const { version, thresholds, meetingNoticeDays, decisionNoticeDays } = input
  const given = { thresholds, meetingNoticeDays, decisionNoticeDays }
  const now = await rulesOf(context)
  if (now.version !== version) throw new Problem('STALE_VERSION', { extra: { currentVersion: now.version } })
  return context
    .transact(async (tx) => {
      const { tenantId } = tx
      const _id = rulesId(tenantId)
      const rules: RulesDoc =
        version === 0 ? { _id, tenantId, ...unchained, ...given } : await tx.load(rulesModel, _id, version)
      Object.assign(rules, given)
      tx.append('deliberation', rules, 'deliberation.rulesSet', { ...given })
      if (version === 0) await tx.insert(rulesModel, rules)
      else await tx.save(rulesModel, rules)
      return { version: rules.version, ...given }
    })
    .catch((error: unknown) => {
      // Two first settings at once: the second finds the document there.
      if (error instanceof Problem && error.code === 'DUPLICATE') throw new Problem('STALE_VERSION')
      throw error
    })
}
