import type { PersonalData } from '../platform/feature'
import { deliveryModel, noticeModel, subscriptionModel } from './model'
import { presentNotice } from './present'

/** The inbox and the consents of an account (DOMAIN §6). Nothing here must outlive it: all of it goes. */
export const personalData: PersonalData = {
  async collect(context, accountId) {
    const { tenantId } = context
    const [notices, subscriptions] = await Promise.all([
      context.model(noticeModel).find({ tenantId, accountId }).sort({ at: 1, _id: 1 }).lean(),
      context.model(subscriptionModel).find({ tenantId, accountId }).lean(),
    ])
    return {
      messages: notices.map(presentNotice),
      subscriptions: subscriptions.map(({ templateId, remaining }) => ({ templateId, remaining })),
    }
  },
  async erase(tx, accountId) {
    const { tenantId, session } = tx
    for (const model of [noticeModel, deliveryModel, subscriptionModel] as const)
      await tx.model(model as typeof noticeModel).deleteMany({ tenantId, accountId }, { session })
  },
}
