import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useQuery } from '@/platform/api/use-query'
import { Empty } from '@/platform/ui/empty'
import { Filters } from '@/platform/ui/filters'
import { Screen } from '@/platform/ui/screen'
import { Segmented } from '@/platform/ui/segmented'
import { HandOver } from './hand-over'
import { Settlements } from './settlements'
import { Stock } from './stock'

const views = [
  { value: 'scan', label: '扫码' },
  { value: 'stock', label: '库存' },
  { value: 'settle', label: '结算' },
] as const

/** 我的店铺: a keeper takes vouchers, sees what is left, and gets the money; with `id=`, a shop's money at once. */
export default function CounterPage() {
  const query = useQuery('rewards.myShops', {})
  const shops = query.data?.items ?? []
  const { id: shopId } = useRouter().params
  const [chosen, choose] = useState(shopId)
  const [view, setView] = useState<(typeof views)[number]['value']>(shopId ? 'settle' : 'scan')
  const shop = shops.find(({ id }) => id === chosen) ?? shops[0]
  return (
    <Screen
      of={query}
      className="counter"
      empty={!shop}
      emptyText={<Empty icon="shop" text="您还不是店员。请社区的管理员把您加为店员，再回到这里。" />}
    >
      {shop && (
        <>
          {shops.length > 1 && (
            <Filters
              name="shop"
              options={shops.map(({ id, name }) => ({ value: id, label: name }))}
              value={shop.id}
              onChange={choose}
            />
          )}
          <Segmented label="看什么" options={views} value={view} onChange={setView} />
          {view === 'scan' && <HandOver key={shop.id} shop={shop} />}
          {view === 'stock' && <Stock key={shop.id} shopId={shop.id} />}
          {view === 'settle' && <Settlements key={shop.id} shopId={shop.id} />}
        </>
      )}
    </Screen>
  )
}
