import { useRouter } from '@tarojs/taro'
import { useMyAreas } from '@/ballots/use-my-areas'
import { useQuery } from '@/platform/api/use-query'
import { Screen } from '@/platform/ui/screen'
import { ShopForm } from './shop-form'

const ROLES = ['administrator'] as const

/** A new shop, or what is known of one. */
export default function EditShopPage() {
  const { id } = useRouter().params
  const query = useQuery('rewards.staffShop', id ? { id } : null)
  const { areas, answered } = useMyAreas(ROLES)
  if (id)
    return (
      <Screen of={query} className="edit-shop">
        {query.data && <ShopForm key={query.data.version} saved={query.data} areas={areas} />}
      </Screen>
    )
  return (
    <Screen
      className="edit-shop"
      empty={answered && areas.length === 0}
      emptyText="这里由县、镇的管理员使用。"
    >
      {answered && areas.length > 0 && <ShopForm areas={areas} />}
    </Screen>
  )
}
