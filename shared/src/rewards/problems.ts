import type { ProblemEntry } from '../platform/problems'

export const rewardProblems = {
  SOLD_OUT: [409, '已经兑完了，可以看看别的礼品。'],
  REWARD_CLOSED: [409, '这份礼品现在不能兑换，请看兑换时间。'],
  REWARD_LIMIT: [409, '您已达到这份礼品的兑换上限。'],
  ORDER_STATE: [409, '订单的状态已经变了，请刷新后再看。'],
  ORDER_UNPAID_OVER: [409, '付款时间已过，积分已退回，请重新兑换。'],
  VOUCHER_INVALID: [422, '这不是本县的兑换码，请不要交付。'],
  VOUCHER_STALE: [422, '这个码已经不新鲜了，请顾客刷新后再出示。'],
  VOUCHER_NUMBER_UNKNOWN: [
    422,
    '本店没有这个数字。请对着顾客手机上现在的 8 位数字再输一次；还不行，看看是不是别家店的券。',
  ],
  VOUCHER_TRIES_OVER: [409, '数字连续输错 5 次，请 15 分钟后再输。扫码不受影响。'],
  VOUCHER_USED: [409, '这张兑换券已经用过了。'],
  VOUCHER_EXPIRED: [409, '这张兑换券已过期，积分会退回给顾客，请不要交付。'],
  VOUCHER_CANCELLED: [409, '顾客已经取消了这次兑换，请不要交付。'],
  VOUCHER_OTHER_SHOP: [409, '这张兑换券要到另一家店兑换。'],
  REFUND_TOO_MUCH: [422, '退款不能超过实付金额和已用积分。'],
  REFUND_TOO_OFTEN: [409, '微信最多把一笔付款分 50 次退，已经满了，剩下的请用别的办法退。'],
  REFUND_TOO_LATE: [409, '付款已超过一年，微信不能再退，请用别的办法退。'],
  SETTLEMENT_EMPTY: [409, '没有需要结算的兑换。'],
  SETTLEMENT_STATE: [409, '这笔结算的状态已经变了，请刷新后再看。'],
  SHOP_PAYEE_MISSING: [409, '店铺还没有指定收款人，或收款人没有用微信登录过。'],
  WECHAT_NEEDED: [409, '请在微信里打开小程序付款。'],
  KEEPER_UNKNOWN: [422, '没有找到这个账号，请核对店员的账号。'],
} as const satisfies Record<string, ProblemEntry>
