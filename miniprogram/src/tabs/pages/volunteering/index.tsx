import Taro from '@tarojs/taro'
import { useState } from 'react'
import { SignInCard } from '@/identity/components/sign-in-card'
import { useSignedIn } from '@/platform/api/session'
import { usePage } from '@/platform/api/use-page'
import { Button } from '@/platform/ui/button'
import { Card, Row } from '@/platform/ui/card'
import { Screen } from '@/platform/ui/screen'
import { Segmented } from '@/platform/ui/segmented'
import { ActivityList } from '@/volunteering/components/activity-list'
import { HelpList } from '@/volunteering/components/help-list'
import { useOrganised } from '@/volunteering/organiser'

const views = [
  { value: 'activities', label: '活动' },
  { value: 'mine', label: '我的报名' },
  { value: 'help', label: '邻里互助' },
] as const
type Shown = (typeof views)[number]['value']

const go = (page: string) => Taro.navigateTo({ url: `/volunteering/pages/${page}/index` })

/** 互助: activities to join, and neighbours who help each other. */
export default function Volunteering() {
  const signedIn = useSignedIn()
  const [view, setView] = useState<Shown>('activities')
  const organised = useOrganised()
  if (!signedIn)
    return (
      <Screen className="volunteering">
        <SignInCard />
      </Screen>
    )
  return (
    <Screen
      className="volunteering"
      footer={
        view === 'help' ? (
          <Button block className="go-post-help" onTap={() => go('post-help')}>
            我要求助，或帮助邻居
          </Button>
        ) : undefined
      }
    >
      <Card>
        <Row title="我的时长和证书" className="go-hours" onTap={() => go('hours')} />
        <Row
          title="志愿队"
          className="go-teams"
          onTap={() => Taro.navigateTo({ url: '/teams/pages/list/index' })}
        />
        <Row
          title="积分兑换"
          className="go-rewards"
          onTap={() => Taro.navigateTo({ url: '/rewards/pages/catalogue/index' })}
        />
        {organised.length > 0 && (
          <Row title="组织活动" className="go-organise" onTap={() => go('organise')} />
        )}
      </Card>
      <Segmented label="看什么" options={views} value={view} onChange={setView} />
      {view === 'activities' && <Coming />}
      {view === 'mine' && <Mine />}
      {view === 'help' && <Neighbours />}
    </Screen>
  )
}

function Coming() {
  const page = usePage('volunteering.activities', { limit: 20 })
  return <ActivityList page={page} emptyText="近期没有活动，有了新活动会在这里。" />
}

function Mine() {
  const page = usePage('volunteering.mine', { limit: 20 })
  return <ActivityList page={page} emptyText="您还没有报名。到“活动”里挑一个吧。" />
}

const kinds = [
  { value: 'request', label: '需要帮助' },
  { value: 'offer', label: '愿意帮忙' },
  { value: 'mine', label: '我的' },
] as const

function Neighbours() {
  const [kind, setKind] = useState<(typeof kinds)[number]['value']>('request')
  return (
    <>
      <Segmented label="看哪些" options={kinds} value={kind} onChange={setKind} />
      {kind === 'mine' ? <MyHelps /> : <OpenHelps key={kind} kind={kind} />}
    </>
  )
}

function OpenHelps({ kind }: { kind: 'request' | 'offer' }) {
  const page = usePage('volunteering.helps', { kind, limit: 20 })
  return (
    <HelpList
      page={page}
      emptyText={kind === 'request' ? '现在没有邻居求助。' : '还没有邻居登记，您可以第一个。'}
    />
  )
}

function MyHelps() {
  const page = usePage('volunteering.myHelps', { limit: 20 })
  return (
    <>
      <Card>
        <Row title="屏蔽的人" className="go-blocks" onTap={() => go('blocks')} />
      </Card>
      <HelpList page={page} emptyText="您还没有求助或帮过忙。" />
    </>
  )
}
