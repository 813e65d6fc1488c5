import type { Output } from '@linli/shared/contract'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import type { rewardsContract } from '@linli/shared/rewards/contract'
import { attachmentsOf, claimFiles, removeFile } from '../../files'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { newId } from '../../platform/store/id'
import { type Tx, unchained } from '../../platform/store/transact'
import { type Reward, rewardModel, stockModel } from '../model'
import { moveStock, rewardById, shopById } from '../orders'
import { mustAdminister } from '../policy'
import { presentStaffReward } from '../present-staff'

type Given<N extends 'rewards.createReward' | 'rewards.updateReward'> = ParsedOf<(typeof rewardsContract)[N]>

function dates(given: { from: string | null; until: string | null }) {
  const [from, until] = [given.from, given.until].map((at) => (at === null ? null : new Date(at))) as [
    Date | null,
    Date | null,
  ]
  if (from && until && until <= from)
    throw new Problem('INPUT_INVALID', { fields: [{ path: 'until', message: '结束要晚于开始' }] })
  return { from, until }
}

/** A photo, no film, and nobody else's: claimed in the transaction that shows it. */
async function claimPhoto(context: Context, tx: Tx, reward: Reward, photoId: string | null): Promise<void> {
  if (photoId === reward.photoId) return
  if (photoId !== null) {
    const file = (await attachmentsOf(context, [photoId])).get(photoId)
    if (file?.kind !== 'photo') throw new Problem('FILE_UNKNOWN')
    await claimFiles(tx, [photoId], { kind: 'reward', id: reward._id })
  }
  if (reward.photoId) await removeFile(tx, reward.photoId)
  reward.photoId = photoId
}

export async function createReward(
  context: Context,
  { id: shopId, stock, photoId = null, ...given }: Given<'rewards.createReward'>,
): Promise<Output<'rewards.createReward'>> {
  mustAdminister(context.actor, (await shopById(context, shopId)).areaPath)
  if (given.cashFen > 0 && !context.pay.on) throw new Problem('PAY_OFF')
  return context.transact(async (tx) => {
    const { tenantId, session } = tx
    const reward: Reward = {
      ...{ _id: newId(), tenantId, ...unchained, ...given, ...dates(given) },
      ...{ shopId, photoId: null, active: true, createdAt: new Date(tx.now) },
    }
    await claimPhoto(context, tx, reward, photoId)
    const { points, cashFen } = reward
    tx.append('rewards', reward, 'rewards.rewardCreated', { shopId, points, cashFen, stock })
    await tx.insert(rewardModel, reward)
    await tx.model(stockModel).create([{ _id: reward._id, tenantId, left: stock }], { session })
    return presentStaffReward(context, reward, tx.session)
  })
}

export async function updateReward(
  context: Context,
  { id, version, photoId, ...given }: Given<'rewards.updateReward'>,
): Promise<Output<'rewards.updateReward'>> {
  const { shopId } = await rewardById(context, id)
  mustAdminister(context.actor, (await shopById(context, shopId)).areaPath)
  if (given.cashFen > 0 && !context.pay.on) throw new Problem('PAY_OFF')
  return context.transact(async (tx) => {
    const reward = await tx.load(rewardModel, id, version)
    Object.assign(reward, given, dates(given))
    if (photoId !== undefined) await claimPhoto(context, tx, reward, photoId)
    const { points, cashFen, active } = given
    tx.append('rewards', reward, 'rewards.rewardChanged', { points, cashFen, active })
    await tx.save(rewardModel, reward)
    return presentStaffReward(context, reward, tx.session)
  })
}

/** More, or fewer, but never fewer than none: what is ordered has left the stock already. */
export async function restock(
  context: Context,
  { id, change }: { id: string; change: number },
): Promise<Output<'rewards.restock'>> {
  const { shopId } = await rewardById(context, id)
  mustAdminister(context.actor, (await shopById(context, shopId)).areaPath)
  return context.transact(async (tx) => {
    const reward = await tx.load(rewardModel, id)
    await moveStock(tx, id, change)
    tx.append('rewards', reward, 'rewards.restocked', { change })
    await tx.save(rewardModel, reward)
    return presentStaffReward(context, reward, tx.session)
  })
}
