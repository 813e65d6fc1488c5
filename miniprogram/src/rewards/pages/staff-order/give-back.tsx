import { sayYuan } from '@linli/shared/rewards/orders'
import { shopShare } from '@linli/shared/rewards/settling'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCommand } from '@/platform/api/use-command'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Field } from '@/platform/ui/field'
import { fenOf } from '@/platform/ui/money'
import { confirm, toast } from '@/platform/ui/tell'
import type { StaffOrder } from '../../types-office'

/** What of an order can still be given back: what was paid and used, less what went back or is on its way. */
function restOf({ status, paidFen, refundedFen, refunds, points, refundedPoints }: StaffOrder) {
  const underWay = refunds
    .filter(({ status }) => ['asked', 'processing', 'abnormal'].includes(status))
    .reduce((sum, { fen }) => sum + fen, 0)
  return {
    fen: Math.max(0, paidFen - refundedFen - underWay),
    // Of an order that is off the points are back already.
    points: status === 'used' ? points - refundedPoints : 0,
  }
}

/** Money or points go back, wholly or in part, with the reason. Before it was handed over the resident cancels by himself. */
export function GiveBack({ order, onDone }: { order: StaffOrder; onDone: (now: StaffOrder) => void }) {
  const [yuan, setYuan] = useState('')
  const [points, setPoints] = useState('')
  const [reason, setReason] = useState('')
  const refund = useCommand('rewards.refund')
  const rest = restOf(order)
  if (order.status === 'ready' || order.status === 'unpaid')
    return <View className="office-soft">还没有领取，居民自己可以取消，积分和钱会自动退回。</View>
  if (order.status !== 'used' && rest.fen === 0)
    return <View className="office-soft">订单已经结束，积分和钱会自动退回。</View>
  if (rest.fen === 0 && rest.points === 0) return <View className="office-soft">已经全部退回。</View>

  const all = () => {
    setYuan(rest.fen > 0 ? (rest.fen / 100).toFixed(2) : '')
    setPoints(rest.points > 0 ? String(rest.points) : '')
  }
  const send = async () => {
    const fen = fenOf(yuan.trim() || '0')
    const count = /^\d{0,7}$/.test(points.trim()) ? Number(points.trim() || '0') : undefined
    if (fen === undefined) return toast('金额请写成元，例如 9.90')
    if (count === undefined) return toast('积分请填整数')
    if (fen === 0 && count === 0) return toast('请填要退多少钱或多少积分')
    if (fen > rest.fen) return toast(`最多还能退 ${sayYuan(rest.fen)}`)
    if (count > rest.points) return toast(`最多还能退 ${rest.points} 积分`)
    const what = [fen > 0 && sayYuan(fen), count > 0 && `${count} 积分`].filter(Boolean).join('和')
    const after = { refundedFen: order.refundedFen + fen, refundedPoints: order.refundedPoints + count }
    const forShop = order.forShop.fen - shopShare({ ...order, settleFen: order.forShop.priceFen, ...after })
    const shop =
      forShop > 0 ? `给店铺的少 ${sayYuan(forShop)}${order.forShop.settled ? '，从下次结算里扣' : ''}。` : ''
    const text = `退给${order.accountName}。${fen > 0 ? '钱原路退回微信，' : ''}退了不能收回。${shop}`
    if (!(await confirm({ title: `退 ${what}？`, text, yes: '退回', danger: true }))) return
    const { id, version } = order
    const now = await refund.run({ id, version, fen, points: count, reason })
    if (!now) return
    toast('已退回')
    onDone(now)
  }
  return (
    <Card title="退回" className="give-back">
      <View className="office-gap">
        还能退{' '}
        {[rest.fen > 0 && sayYuan(rest.fen), rest.points > 0 && `${rest.points} 积分`]
          .filter(Boolean)
          .join(' 和 ')}
        ，可以只退一部分。
      </View>
      {rest.fen > 0 && (
        <Field
          name="refund-yuan"
          kind="digit"
          label="退多少钱（元）"
          maxLength={8}
          value={yuan}
          error={refund.problem?.field('fen')}
          onChange={setYuan}
        />
      )}
      {rest.points > 0 && (
        <Field
          name="refund-points"
          kind="number"
          label="退多少积分"
          maxLength={7}
          value={points}
          onChange={setPoints}
        />
      )}
      <Button kind="text" className="refund-all" onTap={all}>
        全部退回
      </Button>
      <Field
        name="refund-reason"
        kind="long"
        label="原因"
        required
        hint="留在订单里，查账时看得到"
        maxLength={200}
        value={reason}
        error={refund.problem?.field('reason')}
        onChange={setReason}
      />
      <Button
        kind="danger"
        block
        className="send-refund"
        busy={refund.busy}
        disabled={reason.trim().length < 2}
        onTap={send}
      >
        退回
      </Button>
    </Card>
  )
}
