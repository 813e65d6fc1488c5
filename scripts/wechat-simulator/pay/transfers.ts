import { chinaTime } from '@linli/shared/platform/china-time'
import { PayError, paramError } from './errors'
import { type Body, fenOf, notifyUrlOf, textOf } from './read'
import type { PayWorld, SimTransfer } from './world'

const CONFIRM_MS = 24 * 3_600_000
/** From here on WeChat wants the real name. */
const NAME_FROM_FEN = 200_000

function tellTransfer(pay: PayWorld, transfer: SimTransfer): Record<string, unknown> {
  return {
    mch_id: pay.account.mchid,
    out_bill_no: transfer.outBillNo,
    transfer_bill_no: transfer.transferBillNo,
    appid: pay.appid,
    state: transfer.state,
    transfer_amount: transfer.amount,
    transfer_remark: transfer.remark,
    ...(transfer.failReason && { fail_reason: transfer.failReason }),
    openid: transfer.openid,
    create_time: chinaTime(transfer.createdAt),
    update_time: chinaTime(transfer.updatedAt),
  }
}

/** POST /v3/fund-app/mch-transfer/transfer-bills: one number is one bill. */
export function openTransfer(pay: PayWorld, body: Body): object {
  if (body.appid !== pay.appid) throw paramError('appid与商户号不匹配')
  const outBillNo = textOf(body, 'out_bill_no', 32, /^[0-9A-Za-z]+$/)
  const amount = fenOf(body, 'transfer_amount')
  const openid = textOf(body, 'openid', 64)
  const remark = textOf(body, 'transfer_remark', 32)
  textOf(body, 'transfer_scene_id', 36)
  const reports = body.transfer_scene_report_infos
  if (!Array.isArray(reports) || reports.length === 0)
    throw paramError('transfer_scene_report_infos is missing')
  for (const report of reports as Body[]) {
    textOf(report, 'info_type', 15)
    textOf(report, 'info_content', 32)
  }
  if (amount >= NAME_FROM_FEN && !body.user_name) throw paramError('转账金额达到2000元时必须填写收款用户姓名')
  const now = pay.clock.now()
  const known = pay.transfers.get(outBillNo)
  if (known && (known.amount !== amount || known.openid !== openid || known.remark !== remark))
    throw new PayError(400, 'ALREADY_EXISTS', '商户单号已存在，但参数不一致')
  if (!known && amount > pay.balanceFen) throw new PayError(403, 'NOT_ENOUGH', '资金不足')
  const transfer: SimTransfer = known ?? {
    outBillNo,
    transferBillNo: `13${pay.ids.digits(26)}`,
    openid,
    amount,
    remark,
    notifyUrl: body.notify_url === undefined ? '' : notifyUrlOf(body),
    state: 'WAIT_USER_CONFIRM',
    packageInfo: pay.ids.alphanumeric(64),
    createdAt: now,
    updatedAt: now,
  }
  if (!known) {
    pay.transfers.set(outBillNo, transfer)
    pay.clock.schedule(now + CONFIRM_MS, async () => {
      await endTransfer(pay, transfer, 'FAIL', 'OVERDUE_CLOSE')
    })
  }
  return {
    out_bill_no: outBillNo,
    transfer_bill_no: transfer.transferBillNo,
    create_time: chinaTime(transfer.createdAt),
    state: transfer.state,
    ...(transfer.state === 'WAIT_USER_CONFIRM' && { package_info: transfer.packageInfo }),
  }
}

export function queryTransfer(pay: PayWorld, outBillNo: string): object {
  const transfer = pay.transfers.get(outBillNo)
  if (!transfer) throw new PayError(404, 'NOT_FOUND', '记录不存在')
  return tellTransfer(pay, transfer)
}

/** POST …/out-bill-no/{n}/cancel, without a body. */
export async function cancelTransfer(pay: PayWorld, outBillNo: string): Promise<object> {
  const transfer = pay.transfers.get(outBillNo)
  if (!transfer) throw new PayError(404, 'NOT_FOUND', '记录不存在')
  if (transfer.state === 'SUCCESS' || transfer.state === 'FAIL')
    throw new PayError(400, 'INVALID_REQUEST', '当前状态不可撤销')
  await endTransfer(pay, transfer, 'CANCELLED')
  const { out_bill_no, transfer_bill_no, state, update_time } = tellTransfer(pay, transfer)
  return { out_bill_no, transfer_bill_no, state, update_time }
}

/** The person confirms, the day is over, or the merchant cancels: whichever comes first. */
export async function endTransfer(
  pay: PayWorld,
  transfer: SimTransfer,
  state: 'SUCCESS' | 'FAIL' | 'CANCELLED',
  failReason?: string,
): Promise<boolean> {
  if (transfer.state !== 'WAIT_USER_CONFIRM') return false
  transfer.state = state
  transfer.updatedAt = pay.clock.now()
  if (failReason !== undefined) transfer.failReason = failReason
  if (state === 'SUCCESS') pay.balanceFen -= transfer.amount
  if (transfer.notifyUrl !== '') {
    const { mch_id, appid: _, transfer_remark: __, ...told } = tellTransfer(pay, transfer)
    const plain = { ...told, mch_id, mchid: mch_id }
    await pay.notices.tell('transfer', transfer.notifyUrl, 'MCHTRANSFER.BILL.FINISHED', 'mch_payment', plain)
  }
  return true
}
