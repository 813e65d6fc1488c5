import type { Context } from '../../platform/context'
import { accountsModel } from '../model'
import { ageAt } from '../policy'

const ADULT_FROM = 18

/** Grown-up people who said that they live in one of these communities. Who gave no birth date counts as grown up. */
export async function residentsOf(
  context: Context,
  communityIds: readonly string[],
): Promise<{ id: string; communityId: string }[]> {
  const { tenantId } = context
  const now = context.now()
  const rows = await context
    .model(accountsModel)
    .find(
      { tenantId, communityId: { $in: [...new Set(communityIds)] } },
      { communityId: 1, birthDate: 1, deletedAt: 1 },
    )
    .sort({ _id: 1 })
    .lean()
  return rows
    .filter(
      ({ birthDate, deletedAt }) => !deletedAt && (birthDate === null || ageAt(birthDate, now) >= ADULT_FROM),
    )
    .map(({ _id, communityId }) => ({ id: _id, communityId: communityId as string }))
}
