import { sayPrice } from '@linli/shared/rewards/orders'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useSubscribe } from '@/notifications/use-subscribe'
import { useCommand } from '@/platform/api/use-command'
import { useQuery } from '@/platform/api/use-query'
import { canPay } from '@/platform/device/pay'
import { Button } from '@/platform/ui/button'
import { Card, Row } from '@/platform/ui/card'
import { Screen } from '@/platform/ui/screen'
import { StatusTag } from '@/platform/ui/status-tag'
import { confirm } from '@/platform/ui/tell'
import { useNow } from '@/platform/ui/use-now'
import { RewardPhoto } from '../../components/reward-photo'
import { ShopCard } from '../../components/shop-card'
import { type Obstacle, obstacle, sayLeft, sayLimit, sayTerms, sayWindow } from '../../say'
import '../../components/rewards.scss'

const needsWechat: Obstacle = {
  ...{ text: '请在微信里兑换', icon: 'phone', tone: 'amber' },
  why: '这份礼品要付款，请在微信里打开小程序兑换。',
}

/** One reward: what it is, what it costs, where it is fetched; to be redeemed. */
export default function RewardPage() {
  const { id = '' } = useRouter().params
  const now = useNow()
  const query = useQuery('rewards.read', { id })
  const purse = useQuery('points.mine', {})
  const order = useCommand('rewards.order')
  const subscribe = useSubscribe(['news'])
  const reward = query.data
  const needsPhone = reward && reward.cashFen > 0 && !canPay
  const inTheWay = reward && (obstacle(reward, purse.data, now) ?? (needsPhone ? needsWechat : undefined))

  const redeem = async () => {
    if (!reward) return
    await subscribe()
    if (!(await confirm({ title: `兑换“${reward.name}”？`, text: sayTerms(reward), yes: '兑换' }))) return
    const made = await order.run({ id, version: reward.version })
    // What was shown may be over: somebody took the last one, it costs more now, or the points went elsewhere.
    if (!made) return void (await Promise.all([query.reload(), purse.reload()]))
    const pay = made.can.pay ? '&pay=1' : ''
    Taro.redirectTo({ url: `/rewards/pages/order/index?id=${made.id}${pay}` })
  }

  return (
    <Screen
      of={query}
      className="reward"
      footer={
        reward && (
          <Button block className="redeem" busy={order.busy} disabled={Boolean(inTheWay)} onTap={redeem}>
            {inTheWay ? inTheWay.text : `用 ${sayPrice(reward)}${reward.cashFen > 0 ? ' ' : ''}兑换`}
          </Button>
        )
      }
    >
      {reward && (
        <>
          <Card
            title={reward.name}
            extra={inTheWay && <StatusTag text={inTheWay.text} icon={inTheWay.icon} tone={inTheWay.tone} />}
          >
            <RewardPhoto reward={reward} large />
            <View className="reward-price">{sayPrice(reward)}</View>
            {reward.description && <View className="reward-words">{reward.description}</View>}
            <Row title="库存" value={sayLeft(reward)} className="reward-left" />
            {sayLimit(reward) && <Row title="次数" value={sayLimit(reward)} />}
            {sayWindow(reward, now) && <Row title="兑换时间" value={sayWindow(reward, now)} />}
            {purse.data && <Row title="我的可用积分" value={`${purse.data.spendable} 分`} />}
          </Card>
          {inTheWay && <InTheWay {...inTheWay} />}
          <ShopCard shop={reward.shop} />
          <View className="reward-soft">兑换后凭券到店领取，领取前可以取消。</View>
        </>
      )}
    </Screen>
  )
}

const toPoints = (page: 'rules' | 'household') => () =>
  Taro.navigateTo({ url: `/points/pages/${page}/index` })

/** Why it can't be had now, and what helps. */
function InTheWay({ why, short }: Obstacle) {
  return (
    <Card className="in-the-way">
      <View>{why}</View>
      {short && (
        <View className="reward-ways">
          <Button kind="plain" className="go-rules" onTap={toPoints('rules')}>
            怎么得积分
          </Button>
          <Button kind="plain" className="go-household" onTap={toPoints('household')}>
            家人转积分
          </Button>
        </View>
      )}
    </Card>
  )
}
