import { wireTime } from '@linli/shared/platform/schemas'
import type { PersonalData } from '../platform/feature'
import { leaveIn } from './commands/household'
import { entryModel, holdModel, lotModel, pointAccountModel } from './model'
import { adjustmentModel, earningModel } from './model-earnings'
import { memberModel, reminderModel, scoreModel, teamScoreModel, unrankedModel } from './model-people'
import { balanceOf } from './queries/balance'

/**
 * The ledger keeps the account under its random id, which names nobody once the person is deleted; totals and chains stay valid
 * (DOMAIN §6). The words of the staff about the person go.
 */
export const pointsOfPerson: PersonalData = {
  async collect(context, accountId) {
    const { tenantId } = context
    const [balance, account, entries, lots, earnings, adjustments, member, unranked] = await Promise.all([
      balanceOf(context, accountId),
      context.model(pointAccountModel).findOne({ tenantId, _id: accountId }, { frozen: 1 }).lean(),
      context.model(entryModel).find({ tenantId, accountId }).sort({ at: 1, _id: 1 }).lean(),
      context.model(lotModel).find({ tenantId, accountId, open: true }).lean(),
      context.model(earningModel).find({ tenantId, accountId }).lean(),
      context.model(adjustmentModel).find({ tenantId, accountId }).lean(),
      context.model(memberModel).findOne({ tenantId, _id: accountId }, { since: 1 }).lean(),
      context.model(unrankedModel).exists({ tenantId, _id: accountId }),
    ])
    return {
      ...balance,
      frozenReason: account?.frozen?.reason ?? null,
      householdSince: member && wireTime(member.since),
      hiddenFromRanking: unranked !== null,
      movements: entries.map(({ at, kind, amount, balance: after, about }) => ({
        ...{ at: wireTime(at), kind, amount, balance: after, earning: about.earning ?? null },
        orderId: about.orderId ?? null,
      })),
      expiring: lots.map(({ left, expiresAt }) => ({ left, expiresAt: wireTime(expiresAt) })),
      counted: earnings.map(({ kind, at, points, refused, takenBackAt, teamId = null }) => ({
        ...{ kind, at: wireTime(at), points, refused, teamId },
        takenBackAt: takenBackAt && wireTime(takenBackAt),
      })),
      adjustments: adjustments.map(({ at, amount, reason, state }) => ({
        ...{ at: wireTime(at), amount, reason, state },
      })),
    }
  },
  async erase(tx, accountId) {
    const { tenantId, session } = tx
    await tx
      .model(pointAccountModel)
      .updateOne({ tenantId, _id: accountId }, { $set: { frozen: null } }, { session })
    await leaveIn(tx, accountId)
    await tx.model(scoreModel).deleteMany({ tenantId, accountId }, { session })
    await tx.model(teamScoreModel).deleteMany({ tenantId, accountId }, { session })
    await tx.model(reminderModel).deleteMany({ tenantId, accountId }, { session })
    await tx.model(unrankedModel).deleteOne({ tenantId, _id: accountId }, { session })
    await tx
      .model(adjustmentModel)
      .updateMany({ tenantId, accountId }, { $set: { reason: '（已注销）' } }, { session })
  },
  /** What an order has set aside has to be handed over or given back first. */
  async blocks(context, accountId) {
    const { tenantId } = context
    const open = await context.model(holdModel).find({ tenantId, accountId }, { state: 1 }).lean()
    return open.some(({ state }) => state === 'held') ? '您还有未完成的积分兑换，请先领取或取消。' : null
  },
}
