import { wireTime } from '@linli/shared/platform/schemas'
import { DEFAULT_RULES, ruleAt } from '@linli/shared/points/rules'
import type { Context } from '../../platform/context'
import { versionsOf } from '../rules-of'

/** All versions of the rules, the newest first; at the end those of the product, which held before. */
export async function rules(context: Context) {
  const now = context.now()
  const versions = await versionsOf(context)
  const current = ruleAt(versions, now).version
  const stateOf = (version: number, from: number) =>
    version === current ? ('current' as const) : from > now ? ('coming' as const) : ('past' as const)
  return {
    version: versions[0]?.version ?? 0,
    versions: [
      ...versions.map(({ version, from, rules }) => ({
        ...{ version, rules, from: wireTime(from) },
        state: stateOf(version, from),
      })),
      { version: 0, from: null, rules: DEFAULT_RULES, state: stateOf(0, Number.NEGATIVE_INFINITY) },
    ],
  }
}
