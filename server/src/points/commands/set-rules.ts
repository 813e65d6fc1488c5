import type { ParsedOf } from '@linli/shared/platform/endpoint'
import type { pointsContract } from '@linli/shared/points/contract'
import { mayBegin } from '@linli/shared/points/rules'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { newId } from '../../platform/store/id'
import { unchained } from '../../platform/store/transact'
import { type RuleDoc, ruleModel } from '../model-earnings'
import { requireRuleMaker } from '../policy'

/**
 * Adds a version of the rules, never back-dated. Of two who add one at once the second is told to look again.
 * @throws AREA_FORBIDDEN, POINTS_RULE_PAST, STALE_VERSION
 */
export async function setRules(
  context: Context,
  input: ParsedOf<(typeof pointsContract)['points.setRules']>,
): Promise<{ version: number }> {
  await requireRuleMaker(context)
  return context
    .transact(async (tx) => {
      const { tenantId, session } = tx
      const from = input.from ? Date.parse(input.from) : tx.now
      if (!mayBegin(from, tx.now)) throw new Problem('POINTS_RULE_PAST')
      const rows = await tx.model(ruleModel).find({ tenantId }, { version: 1 }).session(session).lean()
      const newest = Math.max(0, ...rows.map(({ version }) => version))
      if (newest !== input.version) throw new Problem('STALE_VERSION', { extra: { currentVersion: newest } })
      const version = newest + 1
      const doc: RuleDoc = {
        ...{ _id: newId(), tenantId, version, from: new Date(from), rules: input.rules },
        ...{ setAt: new Date(tx.now), setBy: tx.actor.id },
      }
      await tx.model(ruleModel).collection.insertOne(doc as never, { session })
      const stream = { _id: doc._id, tenantId, ...unchained }
      tx.append('points', stream, 'points.rulesSet', { version, from: doc.from, rules: input.rules })
      return { version }
    })
    .catch((error) => {
      if (error instanceof Problem && error.code === 'DUPLICATE') throw new Problem('STALE_VERSION')
      throw error
    })
}
