import { STAFF } from '@linli/shared/identity/roles'
import { holdsAny } from '../../platform/actor'
import type { Context } from '../../platform/context'
import { TEMPLATE_KEYS, templateIds } from '../delivery/templates'
import { subscriptionModel } from '../model'

/** The templates to ask this account about (`task` is for staff), and how many messages its consents still allow. */
export async function templates(
  context: Context,
): Promise<{ items: { key: string; templateId: string; remaining: number }[] }> {
  const { tenantId, actor } = context
  const rows = await context.model(subscriptionModel).find({ tenantId, accountId: actor.id }).lean()
  const ids = templateIds(context.config)
  const items = TEMPLATE_KEYS.filter(
    (key) => ids[key] !== '' && (key !== 'task' || holdsAny(actor, STAFF)),
  ).map((key) => ({
    key,
    templateId: ids[key],
    remaining: rows.find(({ templateId }) => templateId === ids[key])?.remaining ?? 0,
  }))
  return { items }
}
