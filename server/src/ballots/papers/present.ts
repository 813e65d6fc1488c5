import type { Output } from '@linli/shared/contract'
import { wireTime } from '@linli/shared/platform/schemas'
import { attachmentsOf } from '../../files'
import type { Context } from '../../platform/context'
import { type PaperDoc, voterModel } from '../model-voting'

type View = Output<'ballots.enterPaper'>

/**
 * A paper ballot as the office sees it. What the first person read is not shown to anybody before the second has entered it: two
 * readings must not be one.
 */
export async function presentPaper(context: Context, paper: PaperDoc): Promise<View> {
  const { tenantId, actor } = context
  const voter = await context.model(voterModel).findOne({ tenantId, _id: paper.voterId }, { units: 1 }).lean()
  const scans = await attachmentsOf(context, paper.scanFileId === null ? [] : [paper.scanFileId])
  const isOpen = paper.state !== 'waiting'
  return {
    ...{
      id: paper._id,
      serial: paper.serial,
      voterId: paper.voterId,
      label: voter?.units.join('、') || '居民',
    },
    ...{ receivedAt: wireTime(paper.receivedAt), scanFileId: paper.scanFileId, state: paper.state },
    scan: scans.get(paper.scanFileId ?? '') ?? null,
    entries: paper.entries
      .filter(({ by }) => isOpen || by === actor.id)
      .map(({ by, at, choice }) => ({
        ...{ byMe: by === actor.id, at: wireTime(at) },
        choice: choice as View['entries'][number]['choice'],
      })),
    other: paper.other && { ...paper.other, at: wireTime(paper.other.at) },
    counts: paper.counts,
    checkedBy: paper.checks.length,
  }
}
