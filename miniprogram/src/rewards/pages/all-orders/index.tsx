import { sayPrice } from '@linli/shared/rewards/orders'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { usePage } from '@/platform/api/use-page'
import { Card, Row } from '@/platform/ui/card'
import { Empty } from '@/platform/ui/empty'
import { Filters } from '@/platform/ui/filters'
import { Listed } from '@/platform/ui/listed'
import { Screen } from '@/platform/ui/screen'
import { StatusTag, StatusTags } from '@/platform/ui/status-tag'
import { sayWhen } from '@/platform/ui/when'
import { ShopSheet } from '../../components/shop-sheet'
import { goOffice } from '../../office'
import { orderTag } from '../../say'

const kinds = [
  { value: 'all', label: '全部' },
  { value: 'flagged', label: '要处理' },
  { value: 'ready', label: '待领取' },
  { value: 'used', label: '已领取' },
  { value: 'unpaid', label: '待付款' },
  { value: 'cancelled', label: '已取消' },
  { value: 'expired', label: '已过期' },
] as const
type Shown = (typeof kinds)[number]['value']

/** Orders of the own area or of one shop, newest first, by their state or those that somebody must look at. */
export default function AllOrdersPage() {
  const { only, shopId, shop: shopName = '' } = useRouter().params
  const [shown, show] = useState<Shown>(only === 'flagged' ? 'flagged' : 'all')
  const [shop, setShop] = useState(shopId ? { id: shopId, name: decodeURIComponent(shopName) } : undefined)
  const [choosing, setChoosing] = useState(false)
  const shops = usePage('rewards.staffShops', choosing ? { limit: 50 } : null)
  const page = usePage('rewards.staffOrders', {
    limit: 20,
    ...(shown !== 'all' && { only: shown }),
    ...(shop && { shopId: shop.id }),
  })
  const choose = (one: typeof shop) => {
    setShop(one)
    setChoosing(false)
  }
  return (
    <Screen className="all-orders">
      <Card>
        <Row
          title="看哪家店"
          className="choose-shop"
          value={shop?.name ?? '全部店铺'}
          onTap={() => setChoosing(true)}
        />
      </Card>
      <Filters name="orders" options={kinds} value={shown} onChange={show} />
      <Listed
        page={page}
        empty={
          <Empty
            icon={shown === 'flagged' ? 'check' : 'document'}
            text={shown === 'flagged' ? '没有要处理的订单。' : '没有这样的订单。'}
          />
        }
      >
        {(one) => (
          <Card
            key={one.id}
            className={`order-${one.id}`}
            title={one.rewardName}
            label={`${one.accountName}的订单，${one.rewardName}`}
            onTap={() => goOffice('staff-order', { id: one.id })}
          >
            <StatusTags>
              <StatusTag {...orderTag(one)} />
              {one.flag && <StatusTag text="要处理" icon="warning" tone="red" />}
              {(one.refundedFen > 0 || one.refundedPoints > 0) && (
                <StatusTag text="退过" icon="back" tone="plain" />
              )}
            </StatusTags>
            <View>
              {one.accountName} · {sayPrice(one)}
            </View>
            <View>
              {one.shop.name} · {sayWhen(one.createdAt)}
            </View>
          </Card>
        )}
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
