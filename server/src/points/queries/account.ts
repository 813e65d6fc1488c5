import type { Output } from '@linli/shared/contract'
import { wireTime } from '@linli/shared/platform/schemas'
import { peopleByIds } from '../../identity'
import type { Context } from '../../platform/context'
import { type PointAccount, pointAccountModel } from '../model'
import { mustKeep } from '../policy'

/** A person's account for who looks after it; somebody who never had points has zeros. @throws NOT_FOUND, AREA_FORBIDDEN */
export async function account(context: Context, { id }: { id: string }): Promise<Output<'points.account'>> {
  await mustKeep(context, id)
  const { tenantId } = context
  const row = await context.model(pointAccountModel).findOne({ tenantId, _id: id }).lean<PointAccount>()
  const frozen = row?.frozen ?? null
  const people = await peopleByIds(context, [id, ...(frozen ? [frozen.by] : [])])
  const nameOf = (whose: string) => people.get(whose)?.name ?? ''
  return {
    ...{ id, name: nameOf(id), balance: row?.balance ?? 0, held: row?.held ?? 0 },
    frozen: frozen && { reason: frozen.reason, at: wireTime(frozen.at), byName: nameOf(frozen.by) },
  }
}
