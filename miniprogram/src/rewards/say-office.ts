import type { Flag } from '@linli/shared/rewards/orders'
import { sayYuan } from '@linli/shared/rewards/orders'
import type { IconName } from '@/platform/ui/icon-paths'
import type { Tone } from '@/platform/ui/palette'
import type { Settlement, StaffOrder, Unsettled } from './types-office'

interface Tag {
  text: string
  icon: IconName
  tone: Tone
}

const SETTLEMENT_TAGS: Record<Settlement['status'], Tag> = {
  open: { text: '等待打款', icon: 'clock', tone: 'amber' },
  paying: { text: '正在打款', icon: 'send', tone: 'blue' },
  confirm: { text: '等店主收款', icon: 'clock', tone: 'amber' },
  paid: { text: '已结清', icon: 'check', tone: 'jade' },
  failed: { text: '没有打成', icon: 'warning', tone: 'red' },
}
/** What is next in a settlement, and who does it; undefined where a button or a reason says it. */
const NEXT: Partial<Record<Settlement['status'], string>> = {
  open: '由社区的管理员打款。',
  paying: '正在问微信有没有转成，十分钟内有结果，不用再打一次。',
  confirm: '店主要在 24 小时内到微信里确认收款，过期由社区重新打款。',
}
export const sayNext = ({ status, fen, grossFen }: Settlement): string | undefined =>
  status === 'paid' && fen === 0 && grossFen > 0 ? '正好抵完，不用打款。' : NEXT[status]

/** How a settlement comes to its sum, when something was set off. */
export const saySum = ({ grossFen, setOffs }: Pick<Settlement, 'grossFen' | 'setOffs'>): string =>
  `交付 ${sayYuan(grossFen)}，扣回 ${sayYuan(setOffs.reduce((sum, { fen }) => sum + fen, 0))}`

/** What a shop would get now, in sentences. */
export function sayUnsettled({ orders, grossFen, setOffFen, carriedFen }: Unsettled): string[] {
  const said = [orders > 0 ? `${orders} 份已交付。一单不到 2000 元，多的进下一单。` : '没有要结算的。']
  if (setOffFen > 0)
    said.push(`交付 ${sayYuan(grossFen)}，扣回 ${sayYuan(setOffFen)}：以前结算过、后来退给顾客的。`)
  if (carriedFen > 0) said.push(`还有 ${sayYuan(carriedFen)} 退给了顾客，从以后的结算里扣。`)
  return said
}

/** What the shop gets for one order, for the office. */
export function sayForShop({ fen, settled, owedFen }: StaffOrder['forShop']): string {
  if (owedFen > 0) return `${sayYuan(fen)}，已多付 ${sayYuan(owedFen)}，下次结算扣回`
  return `${sayYuan(fen)}，${settled ? '已结算' : '未结算'}`
}

/** Why there is no bill of a day, and what happens next. */
export const sayMissing = (code: string): string =>
  `微信还没有给这天的账单（${code}）。每半小时自动再取一次，两周内都会取；第二天还没有，请检查微信商户号的设置。`

export const settlementTag = ({ status }: Pick<Settlement, 'status'>): Tag => SETTLEMENT_TAGS[status]

export const shopTag = ({ active }: { active: boolean }): Tag =>
  active ? { text: '营业中', icon: 'check', tone: 'jade' } : { text: '已停用', icon: 'close', tone: 'plain' }

/** How a reward stands, for the office. */
export function rewardTag({ active, left }: { active: boolean; left: number }): Tag {
  if (!active) return { text: '已下架', icon: 'close', tone: 'plain' }
  if (left < 1) return { text: '已兑完', icon: 'warning', tone: 'red' }
  return { text: `剩 ${left} 份`, icon: 'check', tone: left > 5 ? 'jade' : 'amber' }
}

const REASONS: Record<string, string> = {
  NOT_ENOUGH: '县里的商户号余额不够，充值后再打一次。',
  ACCOUNT_FROZEN: '收款人的微信支付被冻结了，请他先在微信里解冻，再打一次。',
  PAYEE_ACCOUNT_ABNORMAL: '收款人的微信账户有问题，请他检查微信支付能不能收款，再打一次。',
  ACCOUNT_NOT_EXIST: '收款人的微信账户已经不在了，请在店铺里换一位收款人，再打一次。',
  OPENID_INVALID: '收款人的微信对不上，请他用微信重新打开小程序，再打一次。',
  PAYEE_GONE: '收款人没有用微信登录，请他在微信里打开小程序，或换一位收款人，再打一次。',
  REAL_NAME_CHECK_FAIL: '收款人没有通过微信的实名核对，请他在微信里完成实名，再打一次。',
  REALNAME_CHECK_FAIL: '收款人没有通过微信的实名核对，请他在微信里完成实名，再打一次。',
  ID_CARD_NOT_CORRECT: '收款人的证件和微信实名不一致，请他在微信里更正，再打一次。',
  TRANSFER_QUOTA_EXCEED: '超过了微信单笔或单日的限额，请明天再打。',
  DAY_RECEIVED_QUOTA_EXCEED: '收款人今天收款已到限额，请明天再打。',
  DAY_RECEIVED_COUNT_EXCEED: '收款人今天收款次数已满，请明天再打。',
  MONTH_RECEIVED_QUOTA_EXCEED: '收款人这个月收款已到限额，请下个月再打，或换一位收款人。',
  TRANSFER_RISK: '微信认为这笔转账有风险，请联系微信支付客服，弄清后再打。',
  PRODUCT_AUTH_CHECK_FAIL: '县里的商户号还没有开通商家转账，请先在微信商户平台开通，再打一次。',
  NO_AUTH: '县里的商户号还没有开通商家转账，请先在微信商户平台开通，再打一次。',
  OVERDUE_CLOSE: '收款人 24 小时没有确认，请再打一次，并提醒店主。',
  CANCELLED: '这次打款已撤销，可以再打一次。',
}

/** Why a transfer failed, and what to do. */
export const sayFailure = (reason: string | null): string =>
  REASONS[reason ?? ''] ??
  `微信没有打成${reason ? `（${reason}）` : ''}，请再打一次；还不行，把括号里的字告诉微信支付客服。`

const FLAGS: Record<Flag, string> = {
  wrongAmount: '实付金额和订单不一样，没有发券，请到微信商户平台核对，在那里把钱退回',
  wrongMerchant: '钱付到了别的商户，没有发券，请到微信商户平台核对商户号的设置',
  refundAbnormal: '退款没有到账，请到微信商户平台换一种方式退',
  refundRefused: '微信拒绝了退款，请查看商户余额后再退',
  refundAmount: '微信说的退款金额和要退的不一样，请到微信商户平台核对',
  foreignRefund: '有人在微信商户平台直接退过款，请核对是谁退的、该不该退',
  billMissing: '订单记着已付款，微信账单里没有，请到微信商户平台按单号查',
  billAmount: '微信账单和订单的金额不一样，请到微信商户平台核对实收多少，多收的在下面退回',
}
/** Why somebody must look at an order, and where. */
export const sayFlag = (flag: Flag): string => FLAGS[flag]

/** What a keeper reads in large letters when a code hands nothing over, before the sentence of the server. */
export const FAILURES: Record<string, string> = {
  VOUCHER_USED: '已经用过了',
  VOUCHER_STALE: '请顾客刷新',
  VOUCHER_INVALID: '不是兑换码',
  VOUCHER_NUMBER_UNKNOWN: '没有这个数字',
  VOUCHER_TRIES_OVER: '输错太多次',
  VOUCHER_EXPIRED: '已经过期',
  VOUCHER_CANCELLED: '已经取消',
  VOUCHER_OTHER_SHOP: '不是本店的券',
  OFFLINE: '没有网络',
}
/** What to do about a failure that says nothing of the voucher: nobody knows yet whether it counts. */
export const UNKNOWN = '还不知道有没有核销，请先不要交付，连上网络后再扫一次。'
