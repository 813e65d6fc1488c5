import { View } from '@tarojs/components'
import { Card } from '@/platform/ui/card'
import type { Order } from '../types'
import './rewards.scss'

/** Where to fetch it. */
export function ShopCard({ shop }: { shop: Order['shop'] }) {
  return (
    <Card title={shop.name} className="reward-shop">
      <View>{shop.address}</View>
      {shop.hours && <View className="reward-soft">营业时间 {shop.hours}</View>}
    </Card>
  )
}
