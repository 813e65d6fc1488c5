import Taro from '@tarojs/taro'
import { useState } from 'react'
import { BallotList } from '@/ballots/components/ballot-list'
import { ProposalList } from '@/deliberation/components/proposal-list'
import { TopicList } from '@/deliberation/components/topic-list'
import { SignInCard } from '@/identity/components/sign-in-card'
import { useSignedIn } from '@/platform/api/session'
import { Button } from '@/platform/ui/button'
import { Screen } from '@/platform/ui/screen'
import { Segmented } from '@/platform/ui/segmented'

const views = [
  { value: 'topics', label: '议题' },
  { value: 'proposals', label: '征集附议' },
  { value: 'ballots', label: '表决' },
] as const
type Shown = (typeof views)[number]['value']

/** 议事: what is being talked about and decided, and what waits for supporters. */
export default function Deliberation() {
  const signedIn = useSignedIn()
  const [view, setView] = useState<Shown>('topics')
  if (!signedIn)
    return (
      <Screen className="deliberation">
        <SignInCard />
      </Screen>
    )
  const propose = () => Taro.navigateTo({ url: '/deliberation/pages/propose/index' })
  return (
    <Screen
      className="deliberation"
      footer={
        view === 'ballots' ? undefined : (
          <Button block className="go-propose" onTap={propose}>
            我要提议
          </Button>
        )
      }
    >
      <Segmented label="看什么" options={views} value={view} onChange={setView} />
      {view === 'topics' && <TopicList />}
      {view === 'proposals' && <ProposalList />}
      {view === 'ballots' && <BallotList />}
    </Screen>
  )
}
