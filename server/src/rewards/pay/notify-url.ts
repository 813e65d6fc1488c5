import { tenantById } from '../../identity'
import type { Context } from '../../platform/context'

/** Where WeChat calls this county back. The county in it is a hint: what counts is signed and sealed. */
export async function notifyUrl(context: Context): Promise<string> {
  const { slug } = await tenantById(context, context.tenantId)
  const { PUBLIC_URL, PORT } = context.config
  return `${PUBLIC_URL || `http://127.0.0.1:${PORT}`}/api/v1/wechat/pay/${slug}`
}
