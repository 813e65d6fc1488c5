import { sayYuan } from '@linli/shared/rewards/orders'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Card } from '@/platform/ui/card'
import { StatusTag } from '@/platform/ui/status-tag'
import { sayWhen } from '@/platform/ui/when'
import { sayFailure, settlementTag } from '../say-office'
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
      {one.status === 'failed' && <View>{sayFailure(one.failReason)}</View>}
      {children && <View className="office-ways">{children}</View>}
    </Card>
  )
}
