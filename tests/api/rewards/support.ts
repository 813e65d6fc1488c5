import type { Input, Output } from '@linli/shared/contract'
import type { County, Person } from '../../support/county'

export type Reward = Output<'rewards.staffReward'>

/** A shop with a keeper, somebody new unless one is named, and rewards by one call each. */
export async function shopIn(county: County, admin: Person, name = '福满超市', keeperId?: string) {
  const keeper = await county.resident('店主')
  const keptBy = keeperId ?? keeper.id
  const shop = (
    await admin.call('rewards.createShop', {
      areaId: county.county._id,
      name,
      address: '东街 1 号',
      keeperIds: [keptBy],
      payeeId: keptBy,
    })
  ).ok
  const reward = async (given: Partial<Input<'rewards.createReward'>> = {}): Promise<Reward> =>
    (
      await admin.call('rewards.createReward', {
        ...{ id: shop.id, name: '大米 5 公斤', points: 60, stock: 10, settleFen: 2500 },
        ...given,
      })
    ).ok
  return { keeper, shop, reward }
}
