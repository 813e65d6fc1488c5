import { wireTime } from '@linli/shared/platform/schemas'
import type { Context } from '../../platform/context'
import { type RecountDoc, recountModel } from '../model-hours'

/** The nightly recounts of the last 30 days, newest first. */
export async function recounts(context: Context) {
  const since = new Date(context.now() - 30 * 86_400_000)
  const rows = await context
    .model(recountModel)
    .find({ tenantId: context.tenantId, startedAt: { $gte: since } })
    .sort({ startedAt: -1 })
    .limit(60)
    .lean<RecountDoc[]>()
  return {
    items: rows.map(({ _id, startedAt, finishedAt, checked, wrongCount, wrong }) => ({
      ...{ id: _id, checked, wrongCount },
      ...{ startedAt: wireTime(startedAt), finishedAt: wireTime(finishedAt) },
      wrong: wrong.map(({ owner, cached, counted }) => ({ owner, cached, counted })),
    })),
  }
}
