import { DAY } from '@linli/shared/cases/calendar'
import type { casesContract } from '@linli/shared/cases/contract'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import { publicContext } from '../../identity'
import type { Context } from '../../platform/context'
import { EVERYWHERE } from '../derive'
import { caseModel } from '../model'

const MAX_ROWS = 500
const MAX_AGE_MS = 90 * DAY

/**
 * Public cases of the last 90 days in a box. The box is laid over the rounded places: small boxes must not find out what the
 * rounding hides.
 */
export async function publicMap(asked: Context, input: ParsedOf<(typeof casesContract)['cases.publicMap']>) {
  const context = await publicContext(asked, input.tenant)
  const { tenantId } = context
  const rows = await context
    .model(caseModel)
    .find(
      {
        tenantId,
        publicIn: EVERYWHERE,
        roughLng: { $gte: input.west, $lte: input.east },
        roughLat: { $gte: input.south, $lte: input.north },
        createdAt: { $gte: new Date(context.now() - MAX_AGE_MS) },
      } as never,
      { roughLng: 1, roughLat: 1, stage: 1, title: 1 },
    )
    .limit(MAX_ROWS + 1)
    .lean()
  return {
    items: rows.slice(0, MAX_ROWS).map(({ _id, roughLng, roughLat, stage, title }) => ({
      id: _id,
      lng: roughLng,
      lat: roughLat,
      stage,
      title,
    })),
    more: rows.length > MAX_ROWS,
  }
}
