import type { Output } from '@linli/shared/contract'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import type { rewardsContract } from '@linli/shared/rewards/contract'
import { areaById } from '../../areas'
import { peopleByIds } from '../../identity'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { newId } from '../../platform/store/id'
import { unchained } from '../../platform/store/transact'
import { type Shop, shopModel } from '../model'
import { shopById } from '../orders'
import { mustAdminister } from '../policy'
import { presentOwnShop } from '../present'

type Given<N extends 'rewards.createShop' | 'rewards.updateShop'> = ParsedOf<(typeof rewardsContract)[N]>

/** Keepers are accounts of this county that still exist; the payee is one of them. */
async function mustKnowKeepers(
  context: Context,
  { keeperIds, payeeId }: Pick<Shop, 'keeperIds' | 'payeeId'>,
): Promise<void> {
  const people = await peopleByIds(context, keeperIds)
  const isWhole = keeperIds.every((id) => people.get(id)?.deleted === false)
  if (!isWhole || (payeeId !== null && !keeperIds.includes(payeeId))) throw new Problem('KEEPER_UNKNOWN')
}

export async function createShop(
  context: Context,
  given: Given<'rewards.createShop'>,
): Promise<Output<'rewards.createShop'>> {
  const area = await areaById(context, given.areaId)
  mustAdminister(context.actor, area.path)
  await mustKnowKeepers(context, given)
  return context.transact(async (tx) => {
    const shop: Shop = {
      ...{ _id: newId(), tenantId: tx.tenantId, ...unchained },
      ...given,
      ...{ areaPath: area.path, active: true, createdAt: new Date(tx.now) },
    }
    tx.append('rewards', shop, 'rewards.shopCreated', { areaId: area._id, keeperIds: shop.keeperIds })
    await tx.insert(shopModel, shop)
    return presentOwnShop(shop)
  })
}

export async function updateShop(
  context: Context,
  { id, version, ...given }: Given<'rewards.updateShop'>,
): Promise<Output<'rewards.updateShop'>> {
  mustAdminister(context.actor, (await shopById(context, id)).areaPath)
  await mustKnowKeepers(context, given)
  return context.transact(async (tx) => {
    const shop = await tx.load(shopModel, id, version)
    Object.assign(shop, given)
    const { keeperIds, payeeId, active } = given
    tx.append('rewards', shop, 'rewards.shopChanged', { keeperIds, payeeId, active })
    await tx.save(shopModel, shop)
    return presentOwnShop(shop)
  })
}
