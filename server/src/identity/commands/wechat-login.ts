import type { Input, Output } from '@linli/shared/contract'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { accountsModel } from '../model'
import { publicContext } from '../queries/tenants'
import { insertAccount } from './create-account'
import { signIn } from './sign-in'

async function accountOf(county: Context, openid: string): Promise<string | null> {
  const { tenantId } = county
  const found = await county.model(accountsModel).findOne({ tenantId, openid }, { _id: 1 }).lean()
  return found?._id ?? null
}

/** The unique index decides between parallel first visits: who comes second takes the account of the first. */
async function makeAccount(county: Context, openid: string): Promise<string> {
  try {
    return await county.transact(async (tx) => (await insertAccount(tx, { openid }))._id)
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'DUPLICATE') throw error
    const first = await accountOf(county, openid)
    if (first === null) throw error
    return first
  }
}

/** Signs in with a `wx.login` code. A first visit to this county makes the account; the openid stays on the server. */
export async function wechatLogin(
  context: Context,
  { tenant, code }: Input<'identity.wechatLogin'>,
): Promise<Output<'identity.wechatLogin'>> {
  const county = await publicContext(context, tenant)
  const { openid } = await context.wechat.login(code)
  return signIn(county, (await accountOf(county, openid)) ?? (await makeAccount(county, openid)))
}
