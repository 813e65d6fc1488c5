import { sayYuan } from '@linli/shared/rewards/orders'
import { View } from '@tarojs/components'
import { Card, Row } from '@/platform/ui/card'
import { sayWhen } from '@/platform/ui/when'
import { sayRefund } from '../../say'
import type { Order } from '../../types'

/** What has come back, or is on its way. */
export function RefundCard({ order }: { order: Order }) {
  const { refunds, refundedPoints, givenBack } = order
  const reasons = givenBack.filter(({ reason }) => reason)
  if (refunds.length === 0 && refundedPoints === 0) return null
  return (
    <Card title="退款" className="refunds">
      {refundedPoints > 0 && <Row title={`${refundedPoints} 积分`} value="已退回" />}
      {refunds.map((one) => (
        <Row key={one.id} title={sayYuan(one.fen)} value={sayRefund(one)} />
      ))}
      {reasons.map(({ at, reason }) => (
        <View key={at} className="reward-soft">
          {sayWhen(at)} 工作人员退回，原因：{reason}
        </View>
      ))}
    </Card>
  )
}
