import type { ParsedOf } from '@linli/shared/platform/endpoint'
import type { pointsContract } from '@linli/shared/points/contract'
import type { Context } from '../../platform/context'
import { emptyAccount, type PointAccount, pointAccountModel } from '../model'
import { mustKeep } from '../policy'

/** Stops a person's points from being spent, or lets them. Earning goes on. @throws NOT_FOUND, AREA_FORBIDDEN */
export async function freeze(
  context: Context,
  { id, frozen, reason }: ParsedOf<(typeof pointsContract)['points.freeze']>,
): Promise<{ done: true }> {
  await mustKeep(context, id)
  return context.transact(async (tx) => {
    const { tenantId, session } = tx
    const there = await tx.model(pointAccountModel).exists({ tenantId, _id: id }).session(session)
    const account: PointAccount = there
      ? await tx.load(pointAccountModel, id)
      : emptyAccount(tenantId, id, 'resident')
    account.frozen = frozen ? { reason, at: new Date(tx.now), by: tx.actor.id } : null
    tx.append('points', account, frozen ? 'points.frozen' : 'points.unfrozen')
    if (there) await tx.save(pointAccountModel, account)
    else await tx.insert(pointAccountModel, account)
    return { done: true as const }
  })
}
