import { contactOf } from '../../identity'
import type { Context } from '../../platform/context'
import { newId } from '../../platform/store/id'
import { TEMPLATE_KEYS, templateIds } from '../delivery/templates'
import { subscriptionModel } from '../model'

/**
 * Counts what wx.requestSubscribeMessage answered: each `accept` of one of our templates allows one message. A refusal takes
 * nothing back (WECHAT part 4). Without a WeChat identity there is nothing to send to, and nothing is counted.
 */
export async function consent(
  context: Context,
  { results }: { results: Record<string, 'accept' | 'reject' | 'ban' | 'filter'> },
): Promise<{ done: true }> {
  const { tenantId, actor } = context
  const ids = templateIds(context.config)
  const ours = new Set(TEMPLATE_KEYS.map((key) => ids[key]).filter((id) => id !== ''))
  const accepted = Object.keys(results).filter((id) => results[id] === 'accept' && ours.has(id))
  const contact = await contactOf(context, actor.id)
  return context.transact(async (tx) => {
    for (const templateId of contact?.openid ? accepted : []) {
      await tx
        .model(subscriptionModel)
        .updateOne(
          { tenantId, accountId: actor.id, templateId },
          { $inc: { remaining: 1 }, $setOnInsert: { _id: newId() } },
          { session: tx.session, upsert: true },
        )
    }
    return { done: true as const }
  })
}
