import type { PostingKind } from './ledger'
import { EARNING_LABELS, type EarningKind } from './rules'

/**
 * A line of the history in plain words.
 * @param other name of the other side of a transfer
 * @param reason why the staff gave or took points
 */
export function sayEntry(line: {
  kind: PostingKind
  amount: number
  earning?: EarningKind | undefined
  other?: string | undefined
  reason?: string | undefined
}): string {
  const { kind, amount, earning, other, reason } = line
  switch (kind) {
    case 'earn':
      return earning ? EARNING_LABELS[earning] : '获得积分'
    case 'hold':
      return '兑换商品'
    case 'capture':
      return '兑换完成'
    case 'release':
      return '兑换取消，积分退回'
    case 'refund':
      return '兑换退款，积分退回'
    case 'expire':
      return '到期未用，已失效'
    case 'reverse':
      return earning ? `追回：${EARNING_LABELS[earning]}` : '追回积分'
    case 'transfer':
      return amount > 0 ? `家人${other ?? ''}转来` : `转给家人${other ?? ''}`
    case 'adjust':
      return `${amount > 0 ? '工作人员补发' : '工作人员扣减'}${reason ? `：${reason}` : ''}`
  }
}
