import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { useMe } from '@/platform/api/session'
import { usePage } from '@/platform/api/use-page'
import { Card } from '@/platform/ui/card'
import { Empty } from '@/platform/ui/empty'
import { Listed } from '@/platform/ui/listed'
import { Segmented } from '@/platform/ui/segmented'
import { StatusTag } from '@/platform/ui/status-tag'
import { stateTag } from '../say'

type Which = 'open' | 'mine' | 'ready'

/** Proposals that look for supporters, and the own; for the council those that have enough. */
export function ProposalList() {
  const [which, setWhich] = useState<Which>('open')
  const council = useMe()?.grants.some(({ role }) => role === 'council') ?? false
  const page = usePage('deliberation.proposals', { which, limit: 20 })
  const options: { value: Which; label: string }[] = [
    { value: 'open', label: '全部' },
    { value: 'mine', label: '我提的' },
    ...(council ? [{ value: 'ready' as const, label: '待立项' }] : []),
  ]
  return (
    <>
      <Segmented label="哪些提议" options={options} value={which} onChange={setWhich} />
      <Listed
        page={page}
        empty={
          <Empty
            text={which === 'mine' ? '您还没有提议过。' : '这里还没有提议，您可以第一个提。'}
            icon="edit"
          />
        }
      >
        {(one) => <ProposalCard key={one.id} one={one} />}
      </Listed>
    </>
  )
}

interface Summary {
  id: string
  title: string
  state: Parameters<typeof stateTag>[0]
  visibility: 'pending' | 'visible' | 'hidden'
  area: { name: string }
  supporters: number
  needed: number
}

/** One proposal with how far it is from its threshold. */
export function ProposalCard({ one }: { one: Summary }) {
  return (
    <Card
      className={`proposal-${one.id}`}
      label={one.title}
      title={one.title}
      extra={<StatusTag {...stateTag(one.state)} />}
      onTap={() => Taro.navigateTo({ url: `/deliberation/pages/proposal/index?id=${one.id}` })}
    >
      <View className="soft">
        {one.area.name} · {one.supporters} 人附议，满 {one.needed} 人立项
      </View>
      {one.visibility === 'pending' && <View className="soft">内容检查中，通过后邻居才能看到。</View>}
      {one.visibility === 'hidden' && <View className="soft">内容检查没有通过，没有公开。</View>}
    </Card>
  )
}
