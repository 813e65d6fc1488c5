import type { RuleVersion } from '@linli/shared/points/rules'
import type { Context } from '../platform/context'
import { ruleModel } from './model-earnings'

/** Every version of the county's rules, the newest first. They are few: one for each decision. */
export async function versionsOf(context: Context): Promise<RuleVersion[]> {
  const rows = await context
    .model(ruleModel)
    .find({ tenantId: context.tenantId }, { version: 1, from: 1, rules: 1 })
    .lean()
  return rows
    .map(({ version, from, rules }) => ({ version, from: from.getTime(), rules }))
    .sort((a, b) => b.version - a.version)
}
