import { DEFAULT_THRESHOLDS } from '@linli/shared/deliberation/proposal'
import type { Context } from '../platform/context'
import { type RulesDoc, rulesModel } from './model'

export const rulesId = (tenantId: string): string => `${tenantId}-deliberation`

export type Rules = Pick<RulesDoc, 'version' | 'thresholds' | 'meetingNoticeDays' | 'decisionNoticeDays'>

/** The county's own rules; until it has set any, those of the product. Version 0: never set. */
export async function rulesOf(context: Context): Promise<Rules> {
  const { tenantId } = context
  const set = await context
    .model(rulesModel)
    .findOne({ tenantId, _id: rulesId(tenantId) })
    .lean()
  if (!set)
    return {
      version: 0,
      thresholds: { levels: DEFAULT_THRESHOLDS, areas: [] },
      meetingNoticeDays: 3,
      decisionNoticeDays: 7,
    }
  const { version, thresholds, meetingNoticeDays, decisionNoticeDays } = set
  return { version, thresholds, meetingNoticeDays, decisionNoticeDays }
}
