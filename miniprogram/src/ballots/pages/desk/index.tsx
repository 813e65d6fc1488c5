import { View } from '@tarojs/components'
import { useState } from 'react'
import { usePage } from '@/platform/api/use-page'
import { tappable } from '@/platform/device/tappable'
import { Button } from '@/platform/ui/button'
import { Card, Row } from '@/platform/ui/card'
import { Empty } from '@/platform/ui/empty'
import { Failed } from '@/platform/ui/failed'
import { ListEnd } from '@/platform/ui/list-end'
import { Screen } from '@/platform/ui/screen'
import { Skeleton } from '@/platform/ui/skeleton'
import { go } from '../../ballot'
import { BallotCard } from '../../components/ballot-card'
import '../../components/ballot-list.scss'

const PHASES = [
  { value: 'all', label: '全部' },
  { value: 'draft', label: '草稿' },
  { value: 'announced', label: '公告中' },
  { value: 'open', label: '投票中' },
  { value: 'closed', label: '要计票' },
  { value: 'published', label: '已公布' },
] as const
type Shown = (typeof PHASES)[number]['value']

/** 表决管理: the ballots of the areas one runs, drafts as well, and the rolls. */
export default function DeskPage() {
  const [phase, setPhase] = useState<Shown>('all')
  const page = usePage('ballots.desk', { limit: 20, ...(phase !== 'all' && { phase }) })
  return (
    <Screen
      className="ballots-desk"
      footer={
        <Button block className="draft-new" onTap={() => go('edit')}>
          起草表决
        </Button>
      }
    >
      <Card>
        <Row title="名册和房屋认领" className="go-rolls" onTap={() => go('rolls')} />
      </Card>
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
    </Screen>
  )

  function content() {
    if (page.problem && !page.answered) return <Failed problem={page.problem} onRetry={page.reload} />
    if (!page.answered) return <Skeleton />
    if (page.items.length === 0)
      return <Empty icon="document" text="还没有这样的表决。起草后先公告，公告期满自动开始投票。" />
    return (
      <>
        {page.items.map((one) => (
          <BallotCard key={one.id} one={one} page="manage" />
        ))}
        <ListEnd page={page} />
      </>
    )
  }
}
