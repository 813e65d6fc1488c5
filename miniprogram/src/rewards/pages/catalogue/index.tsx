import { sayPrice } from '@linli/shared/rewards/orders'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { SignInCard } from '@/identity/components/sign-in-card'
import { useSignedIn } from '@/platform/api/session'
import { usePage } from '@/platform/api/use-page'
import { useQuery } from '@/platform/api/use-query'
import { Card, Row } from '@/platform/ui/card'
import { Empty } from '@/platform/ui/empty'
import { Listed } from '@/platform/ui/listed'
import { Screen } from '@/platform/ui/screen'
import { StatusTag } from '@/platform/ui/status-tag'
import { useNow } from '@/platform/ui/use-now'
import { RewardPhoto } from '../../components/reward-photo'
import { ShopSheet } from '../../components/shop-sheet'
import { go } from '../../go'
import { obstacle, sayLeft } from '../../say'
import type { Purse, Reward } from '../../types'
import '../../components/rewards.scss'

/** 积分兑换: what points can be exchanged for, of all shops or of one. */
export default function CataloguePage() {
  return useSignedIn() ? (
    <Catalogue />
  ) : (
    <Screen>
      <SignInCard />
    </Screen>
  )
}

function Catalogue() {
  const [shop, setShop] = useState<{ id: string; name: string }>()
  const [choosing, setChoosing] = useState(false)
  const purse = useQuery('points.mine', {})
  const now = useNow()
  const page = usePage('rewards.catalogue', { limit: 20, ...(shop && { shopId: shop.id }) })
  const shops = usePage('rewards.shops', choosing ? { limit: 50 } : null)
  const choose = (one: typeof shop) => {
    setShop(one)
    setChoosing(false)
  }
  return (
    <Screen className="catalogue">
      <Card>
        <Row
          title="可用积分"
          className="catalogue-points"
          value={purse.data ? `${purse.data.spendable} 分` : ''}
          onTap={() => Taro.navigateTo({ url: '/points/pages/mine/index' })}
        />
        <Row title="我的兑换" className="go-orders" onTap={() => go('orders')} />
        <Row
          title="看哪家店"
          className="choose-shop"
          value={shop?.name ?? '全部店铺'}
          onTap={() => setChoosing(true)}
        />
      </Card>
      <Listed
        page={page}
        empty={
          <Empty
            icon="star"
            text={shop ? '这家店现在没有礼品，看看别的店吧。' : '还没有上架礼品，过些时候再来看看。'}
          />
        }
      >
        {(one) => <RewardCard key={one.id} reward={one} purse={purse.data} now={now} />}
      </Listed>
      <ShopSheet
        page={shops}
        open={choosing}
        chosen={shop?.id}
        onChoose={choose}
        onClose={() => setChoosing(false)}
      />
    </Screen>
  )
}

interface RewardCardProps {
  reward: Reward
  purse: Purse | undefined
  now: number
}

function RewardCard({ reward, purse, now }: RewardCardProps) {
  const { id, name, shop } = reward
  const tag = obstacle(reward, purse, now) ?? { text: '可兑换', icon: 'check', tone: 'jade' }
  return (
    <Card
      className={`reward-${id}`}
      label={`${name}，${sayPrice(reward)}，${tag.text}`}
      title={name}
      extra={<StatusTag text={tag.text} icon={tag.icon} tone={tag.tone} />}
      onTap={() => go('reward', id)}
    >
      <View className="reward-line">
        <RewardPhoto reward={reward} />
        <View className="reward-line__words">
          <View className="reward-price">{sayPrice(reward)}</View>
          <View className="reward-soft">
            {reward.left > 0 && `${sayLeft(reward)} · `}
            {shop.name}
          </View>
        </View>
      </View>
    </Card>
  )
}
