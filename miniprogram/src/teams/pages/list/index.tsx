import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { SignInCard } from '@/identity/components/sign-in-card'
import type { Item } from '@/platform/api/contract'
import { useMe, useSignedIn } from '@/platform/api/session'
import { usePage } from '@/platform/api/use-page'
import { useQuery } from '@/platform/api/use-query'
import { Button } from '@/platform/ui/button'
import { Card, Row } from '@/platform/ui/card'
import { Empty } from '@/platform/ui/empty'
import { Listed } from '@/platform/ui/listed'
import { Screen } from '@/platform/ui/screen'
import { Segmented } from '@/platform/ui/segmented'
import { StatusTag } from '@/platform/ui/status-tag'
import './index.scss'

const wheres = [
  { value: 'here', label: '本社区' },
  { value: 'county', label: '全县' },
] as const

const look = (id: string) => Taro.navigateTo({ url: `/teams/pages/team/index?id=${id}` })

/** 志愿队: mine, and those I could join. */
export default function TeamsPage() {
  const signedIn = useSignedIn()
  const me = useMe()
  const mine = useQuery('teams.mine', signedIn ? {} : null)
  const [where, setWhere] = useState<'here' | 'county'>('here')
  if (!signedIn)
    return (
      <Screen>
        <SignInCard />
      </Screen>
    )
  const home = me?.communityId ?? undefined
  const team = mine.data?.team
  const found = home ? (
    <Button block className="found-team" onTap={() => Taro.navigateTo({ url: '/teams/pages/edit/index' })}>
      建一个志愿队
    </Button>
  ) : (
    <Button
      block
      className="go-community"
      onTap={() => Taro.navigateTo({ url: '/identity/pages/community/index' })}
    >
      先选我的社区
    </Button>
  )
  return (
    <Screen of={mine} className="teams" footer={mine.answered && !team ? found : undefined}>
      {team ? (
        <Card title="我的志愿队">
          <Row title={team.name} value={`${team.size} 人`} className="my-team" onTap={() => look(team.id)} />
        </Card>
      ) : (
        <View className="teams__intro">
          和邻居一起做志愿。加入后得的积分计入志愿队，积分榜上按队排名。一个人同时只在一个队里。
        </View>
      )}
      {home && <Segmented label="看哪里的" options={wheres} value={where} onChange={setWhere} />}
      <Teams key={where} areaId={where === 'here' ? home : undefined} />
    </Screen>
  )
}

function Teams({ areaId }: { areaId: string | undefined }) {
  const page = usePage('teams.list', { limit: 20, ...(areaId !== undefined && { areaId }) })
  const text =
    areaId === undefined ? '全县还没有志愿队。' : '本社区还没有志愿队，您可以第一个建，或看看全县的。'
  return (
    <Listed page={page} empty={<Empty icon="team" text={text} />}>
      {(one) => <TeamCard key={one.id} one={one} />}
    </Listed>
  )
}

function TeamCard({ one: { id, name, about, area, size, mine } }: { one: Item<'teams.list'> }) {
  return (
    <Card
      className={`team-card team-${id}`}
      title={name}
      label={`${name}，${area.name}，${size} 人`}
      extra={mine ? <StatusTag text="我的队" icon="check" tone="jade" /> : undefined}
      onTap={() => look(id)}
    >
      {about !== '' && <View className="words">{about}</View>}
      <View className="soft">
        {area.name} · {size} 人
      </View>
    </Card>
  )
}
