import { useState } from 'react'
import { usePage } from '@/platform/api/use-page'
import { Button } from '@/platform/ui/button'
import { Card, Row } from '@/platform/ui/card'
import { Empty } from '@/platform/ui/empty'
import { Filters } from '@/platform/ui/filters'
import { Listed } from '@/platform/ui/listed'
import { Screen } from '@/platform/ui/screen'
import { go } from '../../ballot'
import { BallotCard } from '../../components/ballot-card'

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
      <Filters name="phase" options={PHASES} value={phase} onChange={setPhase} />
      <Listed
        page={page}
        empty={<Empty icon="document" text="还没有这样的表决。起草后先公告，公告期满自动开始投票。" />}
      >
        {(one) => <BallotCard key={one.id} one={one} page="manage" />}
      </Listed>
    </Screen>
  )
}
