import { sayPrice } from '@linli/shared/rewards/orders'
import { View } from '@tarojs/components'
import { SignInCard } from '@/identity/components/sign-in-card'
import { useSignedIn } from '@/platform/api/session'
import { usePage } from '@/platform/api/use-page'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Empty } from '@/platform/ui/empty'
import { Listed } from '@/platform/ui/listed'
import { Screen } from '@/platform/ui/screen'
import { StatusTag } from '@/platform/ui/status-tag'
import { useNow } from '@/platform/ui/use-now'
import { sayWhen } from '@/platform/ui/when'
import { go } from '../../go'
import { orderTag, sayOrder } from '../../say'
import type { Order } from '../../types'
import '../../components/rewards.scss'

/** 我的兑换: the own orders, newest first. */
export default function OrdersPage() {
  const signedIn = useSignedIn()
  const now = useNow()
  const page = usePage('rewards.mine', signedIn ? { limit: 20 } : null)
  return (
    <Screen className="orders">
      {signedIn ? (
        <Listed
          page={page}
          empty={
            <Empty icon="star" text="您还没有兑换过。">
              <Button className="go-catalogue" onTap={() => go('catalogue')}>
                去看看礼品
              </Button>
            </Empty>
          }
        >
          {(one) => <OrderCard key={one.id} order={one} now={now} />}
        </Listed>
      ) : (
        <SignInCard />
      )}
    </Screen>
  )
}

function OrderCard({ order, now }: { order: Order; now: number }) {
  const { id, rewardName, shop, createdAt } = order
  const tag = orderTag(order)
  return (
    <Card
      className={`order-${id}`}
      label={`${rewardName}，${tag.text}`}
      title={rewardName}
      extra={<StatusTag {...tag} />}
      onTap={() => go('order', id)}
    >
      <View>{sayOrder(order, now)}</View>
      <View className="reward-soft">
        {shop.name} · {sayPrice(order)} · {sayWhen(createdAt, now)} 兑换
      </View>
    </Card>
  )
}
