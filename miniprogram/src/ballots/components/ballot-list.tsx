import { useState } from 'react'
import { useCommunity } from '@/identity/community'
import { useCountyPage } from '@/platform/api/use-county'
import { Empty } from '@/platform/ui/empty'
import { Filters } from '@/platform/ui/filters'
import { Listed } from '@/platform/ui/listed'
import { Segmented } from '@/platform/ui/segmented'
import { BallotCard } from './ballot-card'

const PHASES = [
  { value: 'all', label: '全部' },
  { value: 'open', label: '投票中' },
  { value: 'announced', label: '公告中' },
  { value: 'closed', label: '计票中' },
  { value: 'published', label: '已公布' },
] as const
type Shown = (typeof PHASES)[number]['value']

const WHERE = [
  { value: 'near', label: '我的社区' },
  { value: 'county', label: '全县' },
] as const

/** Announced ballots that concern my community, or all of the county; the latest announced first. */
export function BallotList() {
  const community = useCommunity()
  const [where, setWhere] = useState<(typeof WHERE)[number]['value']>('near')
  const [phase, setPhase] = useState<Shown>('all')
  const near = where === 'near' && community
  const page = useCountyPage('ballots.list', {
    limit: 20,
    ...(near && { areaId: near.id }),
    ...(phase !== 'all' && { phase }),
  })
  return (
    <>
      {community && <Segmented label="哪里的表决" options={WHERE} value={where} onChange={setWhere} />}
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
