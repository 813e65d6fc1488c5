import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCommunity } from '@/identity/community'
import { useCountyPage } from '@/platform/api/use-county'
import { tappable } from '@/platform/device/tappable'
import { Empty } from '@/platform/ui/empty'
import { Failed } from '@/platform/ui/failed'
import { ListEnd } from '@/platform/ui/list-end'
import { Skeleton } from '@/platform/ui/skeleton'
import { BallotCard } from './ballot-card'
import './ballot-list.scss'

const PHASES = [
  { value: 'all', label: '全部' },
  { value: 'open', label: '投票中' },
  { value: 'announced', label: '公告中' },
  { value: 'closed', label: '计票中' },
  { value: 'published', label: '已公布' },
] as const
type Shown = (typeof PHASES)[number]['value']

/** Announced ballots that concern my community, or the county's; the latest announced first. */
export function BallotList() {
  const community = useCommunity()
  const [phase, setPhase] = useState<Shown>('all')
  const page = useCountyPage('ballots.list', {
    limit: 20,
    ...(community && { areaId: community.id }),
    ...(phase !== 'all' && { phase }),
  })
  return (
    <>
      <View className="phases">
        {PHASES.map(({ value, label }) => (
          <View
            key={value}
            className={`phases__one phase-${value} ${value === phase ? 'phases__one--on' : ''}`}
            {...tappable(() => setPhase(value), { role: 'tab', on: value === phase })}
          >
            {label}
          </View>
        ))}
      </View>
      {content()}
    </>
  )

  function content() {
    if (page.problem && !page.answered) return <Failed problem={page.problem} onRetry={page.reload} />
    if (!page.answered) return <Skeleton />
    if (page.items.length === 0)
      return (
        <Empty
          icon="document"
          text={phase === 'all' ? '这里还没有表决。有了会在公告时通知您。' : '没有这样的表决。'}
        />
      )
    return (
      <>
        {page.items.map((one) => (
          <BallotCard key={one.id} one={one} />
        ))}
        <ListEnd page={page} />
      </>
    )
  }
}
