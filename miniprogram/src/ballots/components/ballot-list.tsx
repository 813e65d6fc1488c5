import { useState } from 'react'
import { useCommunity } from '@/identity/community'
import { useCountyPage } from '@/platform/api/use-county'
import { Empty } from '@/platform/ui/empty'
import { Filters } from '@/platform/ui/filters'
import { Listed } from '@/platform/ui/listed'
import { BallotCard } from './ballot-card'

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
      <Filters name="phase" options={PHASES} value={phase} onChange={setPhase} />
      <Listed
        page={page}
        empty={
          <Empty
            icon="document"
            text={phase === 'all' ? '这里还没有表决。有了会在公告时通知您。' : '没有这样的表决。'}
          />
        }
      >
        {(one) => <BallotCard key={one.id} one={one} />}
      </Listed>
    </>
  )
}
