import { View } from '@tarojs/components'
import { usePage } from '@/platform/api/use-page'
import { Button } from '@/platform/ui/button'
import { Card, Row } from '@/platform/ui/card'
import { Empty } from '@/platform/ui/empty'
import { Listed } from '@/platform/ui/listed'
import { Screen } from '@/platform/ui/screen'
import { StatusTag } from '@/platform/ui/status-tag'
import { goOffice } from '../../office'
import { shopTag } from '../../say-office'

/** 积分商店, for administrators: the shops, what was ordered, whether WeChat's bills agree. */
export default function ShopsPage() {
  const page = usePage('rewards.staffShops', { limit: 20 })
  return (
    <Screen
      className="office-shops"
      footer={
        <Button block className="new-shop" onTap={() => goOffice('edit-shop')}>
          添加店铺
        </Button>
      }
    >
      <Card>
        <Row title="兑换订单和退款" className="go-all-orders" onTap={() => goOffice('all-orders')} />
        <Row title="微信账单核对" className="go-bills" onTap={() => goOffice('bills')} />
      </Card>
      <Listed page={page} empty={<Empty icon="shop" text="还没有店铺。先添加一家，再给它上架礼品。" />}>
        {(one) => (
          <Card
            key={one.id}
            className={`shop-${one.id}`}
            title={one.name}
            extra={<StatusTag {...shopTag(one)} />}
            label={`店铺 ${one.name}`}
            onTap={() => goOffice('shop', { id: one.id })}
          >
            <View>{one.address}</View>
            {one.keeperIds.length === 0 && <View>还没有店员，不能核销。</View>}
          </Card>
        )}
      </Listed>
    </Screen>
  )
}
