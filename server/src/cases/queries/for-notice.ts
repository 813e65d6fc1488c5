import type { Stage } from '@linli/shared/cases/stages'
import type { Context } from '../../platform/context'
import { caseModel } from '../model'

/** What other features need to tell people of a case. */
export interface CaseForNotice {
  _id: string
  number: string
  title: string
  /** Everybody who reported or follows it, each once. */
  reporterIds: string[]
  unitId: string | null
  unitName: string | null
  communityPath: string
  gridPath: string
  townPath: string
  stage: Stage
  round: number
  dueAt: Date | null
}

/** A case as others tell of it; null when there is none of that id. */
export async function caseForNotice(context: Context, caseId: string): Promise<CaseForNotice | null> {
  const { tenantId } = context
  const one = await context
    .model(caseModel)
    .findOne(
      { tenantId, _id: caseId },
      {
        number: 1,
        title: 1,
        reporterIds: 1,
        followerIds: 1,
        unitId: 1,
        unitName: 1,
        place: 1,
        stage: 1,
        round: 1,
        dueAt: 1,
      },
    )
    .lean()
  if (!one) return null
  const { _id, number, title, unitId, unitName, stage, round, dueAt } = one
  const { communityPath, gridPath, townPath } = one.place
  const reporterIds = [...new Set([...one.reporterIds, ...one.followerIds])]
  const paths = { communityPath, gridPath, townPath }
  return { _id, number, title, reporterIds, unitId, unitName, ...paths, stage, round, dueAt }
}
