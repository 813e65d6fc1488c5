import type { casesContract } from '@linli/shared/cases/contract'
import type { LadderStep } from '@linli/shared/cases/ladder'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { type Tx, unchained } from '../../platform/store/transact'
import { type RulesDoc, rulesId, rulesModel } from '../rules/model'

const LEVELS = ['community', 'town', 'county'] as const

/**
 * Sets the county's escalation ladder and class order. Steps already taken stay taken: a step is known by its level and percent.
 * @throws LADDER_INVALID unless percents rise and levels don't fall; STALE_VERSION when somebody else has set them meanwhile
 */
export async function setRules(
  context: Context,
  input: ParsedOf<(typeof casesContract)['cases.setRules']>,
): Promise<{ done: true }> {
  const ladder = checked(input.ladder)
  const { classOrder } = input
  return context
    .transact(async (tx) => {
      const rules = await loadOrNew(tx, input.version)
      Object.assign(rules, { ladder, classOrder })
      tx.append('cases', rules, 'cases.rulesSet', { ladder, classOrder })
      if (input.version === 0) await tx.insert(rulesModel, rules)
      else await tx.save(rulesModel, rules)
      return { done: true as const }
    })
    .catch((error) => {
      // Two first settings at once: the second finds the document there.
      if (error instanceof Problem && error.code === 'DUPLICATE') throw new Problem('STALE_VERSION')
      throw error
    })
}

function checked(steps: readonly Omit<LadderStep, 'id'>[]): LadderStep[] {
  const rising = steps.every((step, i) => {
    const before = steps[i - 1]
    return (
      !before || (step.percent > before.percent && LEVELS.indexOf(step.level) >= LEVELS.indexOf(before.level))
    )
  })
  if (!rising) throw new Problem('LADDER_INVALID')
  return steps.map(({ percent, level }) => ({ id: `${level}-${percent}`, percent, level }))
}

async function loadOrNew(tx: Tx, version: number): Promise<RulesDoc> {
  const { tenantId } = tx
  const _id = rulesId(tenantId)
  if (version > 0) {
    const there = await tx.model(rulesModel).exists({ tenantId, _id }).session(tx.session)
    if (!there) throw new Problem('STALE_VERSION', { extra: { currentVersion: 0 } })
    return tx.load(rulesModel, _id, version)
  }
  const there = await tx
    .model(rulesModel)
    .findOne({ tenantId, _id }, { version: 1 })
    .session(tx.session)
    .lean()
  if (there) throw new Problem('STALE_VERSION', { extra: { currentVersion: there.version } })
  return { _id, tenantId, ...unchained, ladder: [], classOrder: 'streetFirst' }
}
