import type { ParsedOf } from '@linli/shared/platform/endpoint'
import { wireTime } from '@linli/shared/platform/schemas'
import type { pointsContract } from '@linli/shared/points/contract'
import { peopleByIds } from '../../identity'
import type { Context } from '../../platform/context'
import { newestPage } from '../../platform/store/newest'
import { type AdjustmentDoc, adjustmentModel } from '../model-earnings'
import { mayKeep } from '../policy'

/** Adjustments of the own area, newest first. A page may be shorter than asked for: others' rows are left out of it. */
export async function adjustments(
  context: Context,
  { cursor, limit }: ParsedOf<(typeof pointsContract)['points.adjustments']>,
) {
  const { tenantId, actor } = context
  const { rows, next } = await newestPage<AdjustmentDoc>(context.model(adjustmentModel) as never, {
    filter: { tenantId },
    field: 'at',
    cursor,
    limit,
    projection: {
      accountId: 1,
      areaPath: 1,
      amount: 1,
      reason: 1,
      state: 1,
      at: 1,
      askedBy: 1,
      decidedBy: 1,
    },
    now: context.now(),
  })
  const own = rows.filter(({ areaPath }) => mayKeep(actor, areaPath))
  const names = await peopleByIds(
    context,
    own.flatMap(({ accountId, askedBy, decidedBy }) => [
      accountId,
      askedBy,
      ...(decidedBy ? [decidedBy] : []),
    ]),
  )
  const nameOf = (id: string) => names.get(id)?.name ?? ''
  return {
    items: own.map(({ _id, at, accountId, amount, reason, state, askedBy, decidedBy }) => ({
      ...{ id: _id, at: wireTime(at), accountId, accountName: nameOf(accountId), amount, reason, state },
      ...{ askedBy: nameOf(askedBy), decidedBy: decidedBy && nameOf(decidedBy) },
      mayDecide: state === 'asked' && askedBy !== actor.id && accountId !== actor.id,
    })),
    next,
  }
}
