import { wireTime } from '@linli/shared/platform/schemas'
import type { Context } from '../../platform/context'
import { type RunDoc, runModel } from '../model-earnings'

/** The nightly runs of the last 30 days, newest first. */
export async function runs(context: Context) {
  const since = new Date(context.now() - 30 * 86_400_000)
  const rows = (await context
    .model(runModel)
    .find({ tenantId: context.tenantId, startedAt: { $gte: since } })
    .sort({ startedAt: -1 })
    .limit(60)
    .lean()) as RunDoc[]
  return {
    items: rows.map(({ _id, job, startedAt, finishedAt, done, total, sum, wrong }) => ({
      ...{ id: _id, job, done, total, sum },
      startedAt: wireTime(startedAt),
      finishedAt: finishedAt && wireTime(finishedAt),
      wrong: wrong.map(({ accountId, balance, entries, lots, held, holds }) => ({
        ...{ accountId, balance, entries, lots },
        ...(held !== undefined && { held, holds }),
      })),
    })),
  }
}
