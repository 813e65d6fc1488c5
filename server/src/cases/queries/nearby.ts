import {
  DUPLICATE_RADIUS_M,
  DUPLICATE_WINDOW_MS,
  likelyDuplicates,
  type Sighting,
} from '@linli/shared/cases/duplicates'
import { OPEN_STAGES } from '@linli/shared/cases/stages'
import type { Output } from '@linli/shared/contract'
import type { Context } from '../../platform/context'
import { type CaseDoc, caseModel } from '../model'
import { maySee } from '../policy'
import { presentSummary, type SummaryDoc, summaryFields } from '../present/summary'

type Duplicate = Output<'cases.suggest'>['duplicates'][number]

const MOST = 5
/** The engine's earth is 0.1 % larger than ours: ask a little wider, the rule decides. */
const SEARCH_RADIUS_M = DUPLICATE_RADIUS_M + 1

/** Cases under way that may be the same matter (DOMAIN §1), as far as the asker may see them, nearest first. */
export async function nearby(
  context: Context,
  place: { lng: number; lat: number },
  categoryCode: string,
): Promise<Duplicate[]> {
  const { tenantId } = context
  const now = context.now()
  const coordinates: [number, number] = [place.lng, place.lat]
  const rows = (await context
    .model(caseModel)
    .find(
      {
        tenantId,
        point: {
          $nearSphere: { $geometry: { type: 'Point', coordinates }, $maxDistance: SEARCH_RADIUS_M },
        },
        createdAt: { $gte: new Date(now - DUPLICATE_WINDOW_MS) },
        stage: { $in: OPEN_STAGES },
        parentId: null,
        'category.code': categoryCode,
      } as never,
      { ...summaryFields, point: 1, whistledUnitIds: 1 },
    )
    .limit(50)
    .lean()) as unknown as (SummaryDoc & CaseDoc)[]
  const asked: Sighting = { id: '', categoryCode, place: coordinates, reportedAt: now }
  return likelyDuplicates(asked, rows.filter((row) => maySee(context.actor, row)).map(sighting))
    .slice(0, MOST)
    .map(({ candidate, metres }) => ({
      ...presentSummary(context, candidate.row),
      meters: Math.round(metres),
    }))
}

const sighting = (row: SummaryDoc & CaseDoc): Sighting & { row: SummaryDoc } => ({
  id: row._id,
  categoryCode: row.category?.code ?? '',
  place: row.point.coordinates,
  reportedAt: Number(row.createdAt),
  row,
})
