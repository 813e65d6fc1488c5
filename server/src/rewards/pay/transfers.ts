import { contactOf } from '../../identity'
import type { Context } from '../../platform/context'
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

/**
 * Sends the transfer of a settlement that is being paid, or asks after it. It fails only when WeChat says so: by its state, or by refusing the
 * request and then knowing no such bill. That WeChat would not tell says nothing, and a new number would pay twice.
 */
export async function pursueTransfer(context: Context, settlement: Settlement): Promise<void> {
  const { billNo, payeeId, nextAt, packageInfo } = settlement
  if (!billNo || !payeeId || nextAt === null) return
  const known = await context.pay.findTransfer(billNo)
  // Sent, and the answer got lost with what the payee confirms by: it comes with the same request once more.
  const isComplete = known && (known.state !== 'WAIT_USER_CONFIRM' || packageInfo !== null)
  if (isComplete) return void (await applyTransfer(context, known))
  const contact = await contactOf(context, payeeId)
  if (!contact?.openid) return void (await applyTransfer(context, known ?? failed(billNo, 'PAYEE_GONE')))
  try {
    await applyTransfer(context, await send(context, settlement, billNo, contact.openid))
  } catch (error) {
    if (!(error instanceof WechatPayError)) throw error
    context.log.warn({ err: error, settlement: settlement._id }, 'transfer not sent')
    if (error.transient) throw error
    await applyTransfer(context, (await context.pay.findTransfer(billNo)) ?? failed(billNo, error.code))
  }
}

const failed = (billNo: string, reason: string): Transfer => ({
  out_bill_no: billNo,
  state: 'FAIL',
  fail_reason: reason,
})

async function send(
  context: Context,
  { fen }: Settlement,
  outBillNo: string,
  openid: string,
): Promise<Transfer> {
  const url = await notifyUrl(context)
  return context.pay.transfer({ outBillNo, openid, fen, remark: '积分兑换结算', notifyUrl: url })
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
    const isWaiting = told.state === 'WAIT_USER_CONFIRM'
    const packageInfo = isWaiting ? (told.package_info ?? row.packageInfo) : null
    // Nobody is told to confirm what cannot be confirmed yet.
    const status = isWaiting && packageInfo === null ? 'paying' : (STATUS[told.state] ?? 'paying')
    const isOver = status === 'paid' || status === 'failed'
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
