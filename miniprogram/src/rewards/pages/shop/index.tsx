import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { usePage } from '@/platform/api/use-page'
import { useQuery } from '@/platform/api/use-query'
import { Button } from '@/platform/ui/button'
import { Screen } from '@/platform/ui/screen'
import { Segmented } from '@/platform/ui/segmented'
import { HandOvers } from '../../components/hand-overs'
import { goOffice } from '../../office'
import { Rewards } from './rewards'
import { Settling } from './settling'
import { ShopHead } from './shop-head'

const views = [
  { value: 'rewards', label: '礼品' },
  { value: 'settle', label: '结算' },
  { value: 'handed', label: '交付' },
] as const

/** One shop, for its administrator: what it offers, what it gets, what it handed over. */
export default function ShopPage() {
  const { id = '' } = useRouter().params
  const query = useQuery('rewards.staffShop', { id })
  const [view, setView] = useState<(typeof views)[number]['value']>('rewards')
  const shop = query.data
  return (
    <Screen
      of={query}
      className="office-shop"
      footer={
        shop && view === 'rewards' ? (
          <Button block className="new-reward" onTap={() => goOffice('edit-reward', { shopId: id })}>
            添加礼品
          </Button>
        ) : undefined
      }
    >
      {shop && (
        <>
          <ShopHead shop={shop} onChange={query.reload} />
          <Segmented label="看什么" options={views} value={view} onChange={setView} />
          {view === 'rewards' && <Rewards shopId={id} />}
          {view === 'settle' && <Settling shop={shop} onChange={query.reload} />}
          {view === 'handed' && <Handed shopId={id} />}
        </>
      )}
    </Screen>
  )
}

function Handed({ shopId }: { shopId: string }) {
  return <HandOvers page={usePage('rewards.handedOver', { id: shopId, limit: 20 })} />
}
