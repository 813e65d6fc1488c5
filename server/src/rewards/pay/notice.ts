import type { ParsedOf } from '@linli/shared/platform/endpoint'
import type { rewardsContract } from '@linli/shared/rewards/contract'
import type { Context as Koa } from 'koa'
import { publicContext } from '../../identity'
import { system } from '../../platform/actor'
import { type Context, createContext } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { readRefund, readTransaction, readTransfer } from '../../platform/wechat/pay'
import { applyPayment } from './apply-payment'
import { applyRefund } from './refunds'
import { applyTransfer } from './transfers'

/**
 * A callback of WeChat Pay. 401 for what is not WeChat's or is old, and nothing is changed; 204 only after the commit, so that
 * WeChat sends again what we could not keep; 204 as well for what we know nothing of, which would only come again.
 */
export async function payNotice(
  context: Context,
  { tenant }: ParsedOf<(typeof rewardsContract)['rewards.payNotice']>,
  koa: Koa,
): Promise<void> {
  const raw = (koa.request as { rawBody?: string }).rawBody ?? ''
  const notice = await context.pay.openCallback(koa.req.headers, raw)
  if (notice === 'unsigned') throw new Problem('NOT_SIGNED_IN')
  if (notice === 'unreadable') throw new Problem('BODY_MALFORMED')
  const { tenantId } = await publicContext(context, tenant)
  const own = createContext(context, tenantId, system('rewards.payNotice'), { log: context.log })
  const isOurs = await apply(own, notice.type, notice.content)
  if (!isOurs)
    context.log.error({ notice: notice.id, type: notice.type }, 'a pay notice for no order of this county')
  koa.status = 204
}

async function apply(context: Context, type: string, content: unknown): Promise<boolean> {
  const { mchid } = context.pay
  if (type === 'TRANSACTION.SUCCESS') return applyPayment(context, readTransaction.parse(content))
  if (type.startsWith('REFUND.')) {
    const told = readRefund.parse(content)
    return told.mchid !== undefined && told.mchid !== mchid ? false : applyRefund(context, told)
  }
  if (type === 'MCHTRANSFER.BILL.FINISHED') return applyTransfer(context, readTransfer.parse(content))
  return true
}
