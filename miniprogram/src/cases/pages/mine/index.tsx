import { useState } from 'react'
import { usePage } from '@/platform/api/use-page'
import { Screen } from '@/platform/ui/screen'
import { Segmented } from '@/platform/ui/segmented'
import { CaseList } from '../../components/case-list'
import { DraftsCard } from '../../components/drafts-card'

const whichs = [
  { value: 'reported', label: '我上报的' },
  { value: 'following', label: '我关注的' },
] as const
const states = [
  { value: 'all', label: '全部' },
  { value: 'open', label: '办理中' },
  { value: 'closed', label: '已结束' },
] as const

/** 我的事项: what I reported and what I follow. */
export default function Mine() {
  const [which, setWhich] = useState<'reported' | 'following'>('reported')
  const [state, setState] = useState<'open' | 'closed' | 'all'>('all')
  const page = usePage('cases.mine', { which, state, limit: 20 })
  return (
    <Screen className="mine">
      <Segmented label="上报还是关注" options={whichs} value={which} onChange={setWhich} />
      <Segmented label="办理情况" options={states} value={state} onChange={setState} />
      <DraftsCard />
      <CaseList page={page} which={which} />
    </Screen>
  )
}
