import { DAY } from '@linli/shared/cases/calendar'
import type { Context } from '../../platform/context'
import { type CaseDoc, caseModel } from '../model'

const WINDOW_MS = 90 * DAY
const MOST_CASES = 300
/** How many cases of a place outweigh "all are equally likely". */
const FLAT = 30

/**
 * What is frequent in a community, as log probabilities.
 * @param leaves how many categories there are
 */
export async function priorOf(
  context: Context,
  communityId: string,
  leaves: number,
): Promise<(code: string) => number> {
  const { tenantId } = context
  const recent = (await context
    .model(caseModel)
    .find(
      { tenantId, scopes: communityId, createdAt: { $gte: new Date(context.now() - WINDOW_MS) } },
      { _id: 0, 'category.code': 1 },
    )
    .sort({ createdAt: -1 })
    .limit(MOST_CASES)
    .lean()) as unknown as Pick<CaseDoc, 'category'>[]
  const counts = new Map<string, number>()
  for (const { category } of recent)
    if (category) counts.set(category.code, (counts.get(category.code) ?? 0) + 1)
  return (code) => Math.log(((counts.get(code) ?? 0) + FLAT / leaves) / (recent.length + FLAT))
}
