import type { Flag } from '@linli/shared/rewards/orders'
import type { IconName } from '@/platform/ui/icon-paths'
import type { Tone } from '@/platform/ui/palette'
import type { Settlement } from './types-office'

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
  NOT_ENOUGH: '商户余额不够，充值后再打一次。',
  PAYEE_GONE: '收款人没有用微信登录过，请换一位收款人再打一次。',
  PAYEE_ACCOUNT_ABNORMAL: '收款人的微信账户有问题，请店主检查微信支付是否能收款。',
  REALNAME_CHECK_FAIL: '收款人没有通过微信的实名核对。',
  OVERDUE_CLOSE: '收款人 24 小时没有确认，请再打一次，并提醒店主。',
  CANCELLED: '这次打款已撤销，可以再打一次。',
}

/** Why a transfer failed, and what to do. */
export const sayFailure = (reason: string | null): string =>
  REASONS[reason ?? ''] ?? `微信没有打成${reason ? `（${reason}）` : ''}，可以再打一次。`

const FLAGS: Record<Flag, string> = {
  wrongAmount: '实付金额和订单不一样，没有发券，请到微信商户平台核对',
  wrongMerchant: '钱付到了别的商户，没有发券，请到微信商户平台核对',
  refundAbnormal: '退款没有到账，请到微信商户平台换一种方式退',
  refundRefused: '微信拒绝了退款，请查看商户余额后再退',
  refundAmount: '微信说的退款金额和要退的不一样，请到微信商户平台核对',
  foreignRefund: '有人在微信商户平台直接退过款',
  billMissing: '订单显示已付款，微信账单里没有',
  billAmount: '微信账单和订单的金额不一样',
}
/** Why somebody must look at an order, and where. */
export const sayFlag = (flag: Flag): string => FLAGS[flag]

/** What a keeper reads in large letters when a code hands nothing over, before the sentence of the server. */
export const FAILURES: Record<string, string> = {
  VOUCHER_USED: '已经用过了',
  VOUCHER_STALE: '请顾客刷新',
  VOUCHER_INVALID: '不是兑换码',
  VOUCHER_EXPIRED: '已经过期',
  VOUCHER_CANCELLED: '已经取消',
  VOUCHER_OTHER_SHOP: '不是本店的券',
  OFFLINE: '没有网络',
}
/** What to do about a failure that says nothing of the voucher: nobody knows yet whether it counts. */
export const UNKNOWN = '还不知道有没有核销，请先不要交付，连上网络后再扫一次。'
