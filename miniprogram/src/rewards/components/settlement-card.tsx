import { sayYuan } from '@linli/shared/rewards/orders'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Card, Row } from '@/platform/ui/card'
import { StatusTag } from '@/platform/ui/status-tag'
import { sayWhen } from '@/platform/ui/when'
import { sayFailure, sayNext, saySum, settlementTag } from '../say-office'
import type { Settlement } from '../types-office'
import './office.scss'

/** What a shop gets for what it has handed over, how it stands, and what can be done. */
export function SettlementCard({ one, children }: { one: Settlement; children?: ReactNode }) {
  return (
    <Card
      className={`settlement settlement-${one.status}`}
      title={sayYuan(one.fen)}
      extra={<StatusTag {...settlementTag(one)} />}
    >
      <View>
        {one.orders} 份，共 {one.points} 积分，{sayWhen(one.createdAt)} 结算
      </View>
      {one.setOffs.length > 0 && (
        <View className="set-offs">
          <View>{saySum(one)}：</View>
          {one.setOffs.map(({ orderId, rewardName, fen }) => (
            <Row key={orderId} title={`${rewardName}，后来退给顾客`} value={`−${sayYuan(fen)}`} />
          ))}
        </View>
      )}
      {one.carriedFen > 0 && <View>没扣完的 {sayYuan(one.carriedFen)} 从以后的结算里扣。</View>}
      {one.status === 'failed' && <View className="settlement-why">{sayFailure(one.failReason)}</View>}
      {sayNext(one) && <View className="office-soft">{sayNext(one)}</View>}
      {children && <View className="office-ways">{children}</View>}
    </Card>
  )
}
