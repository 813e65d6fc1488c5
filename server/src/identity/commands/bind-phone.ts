import type { Input, Output } from '@linli/shared/contract'
import type { Context } from '../../platform/context'
import { accountsModel } from '../model'
import { requireConsent } from '../queries/consent'
import { viewOf } from '../queries/me'
import { loadOwn } from './load-own'

/** Takes over the phone number WeChat has confirmed. One number may belong to several accounts: families share phones. */
export async function bindPhone(
  context: Context,
  { code }: Input<'identity.bindPhone'>,
): Promise<Output<'identity.me'>> {
  await requireConsent(context)
  const phone = await context.wechat.phoneNumber(code)
  return context.transact(async (tx) => {
    const account = await loadOwn(tx)
    account.phone = phone
    account.phoneTail = phone.slice(-4)
    tx.append('identity', account, 'identity.phoneBound', {}, 'quiet')
    await tx.save(accountsModel, account)
    return viewOf(context, account)
  })
}
