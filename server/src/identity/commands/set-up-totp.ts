import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { accountsModel } from '../model'
import { credentialsModel } from '../model-access'
import { tenantById } from '../queries/tenants'
import { seal } from '../sealing'
import { newTotp } from '../totp'

/**
 * Draws a TOTP secret for a password account (others → CREDENTIALS_WRONG). It is shown now and asked for once it is confirmed;
 * until then the one before, if there is one, stays in force.
 */
export async function setUpTotp(context: Context): Promise<{ secret: string; uri: string }> {
  const { tenantId, actor } = context
  const [tenant, account] = await Promise.all([
    tenantById(context, tenantId),
    context.model(accountsModel).findOne({ tenantId, _id: actor.id }, { username: 1 }).lean(),
  ])
  const made = newTotp(`${account?.username ?? actor.id}@${tenant.slug}`)
  const stored = await context
    .model(credentialsModel)
    .updateOne({ tenantId, _id: actor.id }, { $set: { totpPending: seal(context, actor.id, made.secret) } })
  if (stored.matchedCount !== 1)
    throw new Problem('CREDENTIALS_WRONG', { detail: '只有使用密码登录的账号才能设置动态验证码。' })
  return made
}
