import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Output } from '@/platform/api/contract'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { StatusTag } from '@/platform/ui/status-tag'

const go = (page: string) => () => Taro.navigateTo({ url: `/points/pages/${page}/index` })
const toRewards = (page: string) => () => Taro.navigateTo({ url: `/rewards/pages/${page}/index` })

/** How many points there are, what of them can't be used and why, and the ways on from here. */
export function BalanceCard({ mine }: { mine: Output<'points.mine'> }) {
  const { balance, held, frozen, frozenReason } = mine
  const owed = balance < 0
  return (
    <Card
      className="points-balance"
      title="可用积分"
      extra={frozen ? <StatusTag icon="warning" tone="red" text="已冻结" /> : undefined}
    >
      <View className={`points-balance__number ${owed ? 'points-balance__number--owed' : ''}`}>
        {mine.spendable}
      </View>
      {owed && (
        <View className="points-balance__note">
          有积分被追回，还欠 {-balance} 分。以后获得的积分会先补足，补足后就能兑换。
        </View>
      )}
      {frozen && <View className="points-balance__note">冻结原因：{frozenReason}。有疑问请联系社区。</View>}
      {held > 0 && <View className="points-balance__note">另有 {held} 分已用于兑换，等待领取。</View>}
      <View className="points-balance__ways">
        <Button className="go-rewards" onTap={toRewards('catalogue')}>
          去兑换
        </Button>
        <Button kind="plain" className="go-orders" onTap={toRewards('orders')}>
          我的兑换
        </Button>
        <Button kind="plain" className="go-household" onTap={go('household')}>
          家庭积分
        </Button>
        <Button kind="plain" className="go-ranking" onTap={go('ranking')}>
          积分榜
        </Button>
        <Button kind="plain" className="go-rules" onTap={go('rules')}>
          怎么得积分
        </Button>
      </View>
    </Card>
  )
}
