import { sayPrice } from '@linli/shared/rewards/orders'
import { View } from '@tarojs/components'
import { usePage } from '@/platform/api/use-page'
import { Card } from '@/platform/ui/card'
import { Empty } from '@/platform/ui/empty'
import { Listed } from '@/platform/ui/listed'
import { StatusTag } from '@/platform/ui/status-tag'

/** What of the shop can still be ordered. Who has ordered already gets his: it has left the stock. */
export function Stock({ shopId }: { shopId: string }) {
  const page = usePage('rewards.catalogue', { shopId, limit: 20 })
  return (
    <Listed
      page={page}
      empty={<Empty icon="star" text="本店还没有可兑换的礼品，请和社区的管理员商量上架。" />}
    >
      {(one) => (
        <Card
          key={one.id}
          className={`stock-${one.id}`}
          title={one.name}
          extra={
            <StatusTag
              text={one.left > 0 ? `剩 ${one.left} 份` : '已兑完'}
              icon={one.left > 0 ? 'check' : 'warning'}
              tone={one.left > 5 ? 'jade' : one.left > 0 ? 'amber' : 'red'}
            />
          }
        >
          <View>{sayPrice(one)}</View>
          {one.left <= 5 && <View>要补货，请告诉社区的管理员。</View>}
        </Card>
      )}
    </Listed>
  )
}
