import { contactOf } from '../../identity'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { type Transfer, WechatPayError } from '../../platform/wechat/pay'
import { type Settlement, settlementModel } from '../model'
import { notifyUrl } from './notify-url'

const ASK_AFTER_MS = 10 * 60_000
const STATUS: Record<string, Settlement['status']> = {
  WAIT_USER_CONFIRM: 'confirm',
  SUCCESS: 'paid',
  FAIL: 'failed',
  CANCELLED: 'failed',
}

/** Sends the transfer of a settlement that is being paid, or asks after it. Never under a new number while the old one may have worked. */
export async function pursueTransfer(context: Context, settlement: Settlement): Promise<void> {
  const { billNo, payeeId, fen } = settlement
  if (!billNo || !payeeId || settlement.nextAt === null) return
  try {
    const known = await context.pay.findTransfer(billNo)
    if (known) return void (await applyTransfer(context, known))
    const contact = await contactOf(context, payeeId)
    if (!contact?.openid) throw new Problem('SHOP_PAYEE_MISSING')
    const told = await context.pay.transfer({
      outBillNo: billNo,
      openid: contact.openid,
      fen,
      remark: '积分兑换结算',
      notifyUrl: await notifyUrl(context),
    })
    await applyTransfer(context, told)
  } catch (error) {
    if (!(error instanceof WechatPayError)) throw error
    context.log.warn({ err: error, settlement: settlement._id }, 'transfer not sent')
    if (error.transient) throw error
    // A refusal is certain: WeChat has no such bill.
    await applyTransfer(context, { out_bill_no: billNo, state: 'FAIL', fail_reason: error.code })
  }
}

/** What WeChat says of a transfer. @returns false when the county has no such settlement */
export async function applyTransfer(context: Context, told: Transfer): Promise<boolean> {
  const { tenantId } = context
  const found = await context
    .model(settlementModel)
    .findOne({ tenantId, billNo: told.out_bill_no }, { _id: 1 })
    .lean()
  if (!found) return false
  await context.transact(async (tx) => {
    const row = await tx.load(settlementModel, found._id)
    if (row.billNo !== told.out_bill_no || row.status === 'paid' || row.status === 'failed') return
    const status = STATUS[told.state] ?? 'paying'
    const isOver = status === 'paid' || status === 'failed'
    const packageInfo = status === 'confirm' ? (told.package_info ?? row.packageInfo) : null
    const nextAt = isOver ? null : new Date(tx.now + ASK_AFTER_MS)
    const isNews = status !== row.status
    const failReason = status === 'failed' ? (told.fail_reason ?? told.state) : null
    Object.assign(row, { status, packageInfo, nextAt, failReason })
    if (isNews) tx.append('rewards', row, 'rewards.transferMoved', { status, failReason })
    else tx.append('rewards', row, 'rewards.transferAsked', {}, 'quiet')
    await tx.save(settlementModel, row)
  })
  return true
}
