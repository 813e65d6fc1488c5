import Taro from '@tarojs/taro'
import { useSignedIn } from '@/platform/api/session'
import { useQuery } from '@/platform/api/use-query'
import { Card } from '@/platform/ui/card'
import { Icon } from '@/platform/ui/icon'
import { palette } from '@/platform/ui/palette'

/** For who keeps a shop (decision 086), and nobody else: the way to its counter. */
export function ShopEntry() {
  const signedIn = useSignedIn()
  const shops = useQuery('rewards.myShops', signedIn ? {} : null).data?.items ?? []
  if (!signedIn || shops.length === 0) return null
  return (
    <Card
      className="go-counter"
      title="我的店铺"
      extra={<Icon name="forward" colour={palette.jade} />}
      label="进入我的店铺"
      onTap={() => Taro.navigateTo({ url: '/rewards/pages/counter/index' })}
    >
      {shops.map(({ name }) => name).join('、')}：扫兑换码、看库存、收结算款
    </Card>
  )
}
