import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Item } from '@/platform/api/contract'
import { usePage } from '@/platform/api/use-page'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Empty } from '@/platform/ui/empty'
import { Failed } from '@/platform/ui/failed'
import { ListEnd } from '@/platform/ui/list-end'
import { Skeleton } from '@/platform/ui/skeleton'
import { sayWhen } from '@/platform/ui/when'
import { useFreeze } from '../../use-freeze'

/** Every account of the own area that may not spend: why, since when, by whom, and the way out. */
export function FrozenAccounts() {
  const page = usePage('points.frozen', { limit: 20 })
  const freeze = useFreeze(page.reload)
  if (page.problem && !page.answered) return <Failed problem={page.problem} onRetry={page.reload} />
  if (!page.answered) return <Skeleton />
  return (
    <View className="frozen-accounts">
      {page.items.map((one) => (
        <FrozenCard key={one.id} one={one} busy={freeze.busy} onThaw={() => freeze.turn(one, false)} />
      ))}
      {page.items.length === 0 && page.end ? (
        <Empty icon="check" text="现在没有被冻结的账户。" />
      ) : (
        <ListEnd page={page} />
      )}
      {freeze.sheet}
    </View>
  )
}

interface FrozenCardProps {
  one: Item<'points.frozen'>
  busy: boolean
  onThaw: () => void
}

function FrozenCard({ one: { id, name, balance, reason, at, byName }, busy, onThaw }: FrozenCardProps) {
  const look = () => Taro.navigateTo({ url: `/points/pages/account/index?id=${id}` })
  return (
    <Card title={`${name} · ${balance} 分`} className={`frozen-account frozen-${id}`}>
      <View className="words">原因：{reason}</View>
      <View className="soft">
        {byName}于 {sayWhen(at)} 冻结
      </View>
      <View className="ways">
        <Button className="thaw-account" busy={busy} onTap={onThaw}>
          解冻
        </Button>
        <Button kind="plain" onTap={look}>
          看账户
        </Button>
      </View>
    </Card>
  )
}
