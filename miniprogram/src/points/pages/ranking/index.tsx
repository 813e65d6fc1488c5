import { LEAST_COUNTED } from '@linli/shared/points/ranking'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useCommand } from '@/platform/api/use-command'
import { useQuery } from '@/platform/api/use-query'
import { Button } from '@/platform/ui/button'
import { Card, Row } from '@/platform/ui/card'
import { Empty } from '@/platform/ui/empty'
import { Screen } from '@/platform/ui/screen'
import { Segmented } from '@/platform/ui/segmented'
import { SwitchRow } from '@/platform/ui/switch-row'
import { sayMonth } from '../../format'

const whose = [
  { value: 'people', label: '本社区' },
  { value: 'villages', label: '各社区' },
  { value: 'teams', label: '志愿队' },
] as const
type Of = (typeof whose)[number]['value']

/** What the line of the asker is called. */
const mine: Record<Of, string> = { people: '（我）', villages: '（我的社区）', teams: '（我的队）' }

const look = (teamId: string) => () => Taro.navigateTo({ url: `/teams/pages/team/index?id=${teamId}` })

function nothing(of: Of, atHome: boolean): string {
  if (of === 'people') return atHome ? '这个月还没有人得积分。' : '请先在“我的”里选好自己的社区。'
  return of === 'teams' ? '这个月还没有能排名的志愿队。' : '这个月还没有能排名的社区。'
}

const how: Record<Of, string> = {
  people: '只统计当月获得的积分，姓名已隐去一部分。',
  villages: `只统计当月获得的积分；少于 ${LEAST_COUNTED} 人计入的社区不排名。`,
  teams: `只统计当月在队里获得的积分；少于 ${LEAST_COUNTED} 人计入的队不排名。`,
}

/** 积分榜: this month's points of my community's people, of the communities, or of the teams; nobody is on it against his will. */
export default function RankingPage() {
  const { of: asked } = useRouter().params
  const [of, setOf] = useState<Of>(asked === 'teams' ? 'teams' : 'people')
  const query = useQuery('points.ranking', { of })
  const choose = useCommand('points.setRanking')
  const { data } = query
  const setHidden = async (hidden: boolean) => {
    if (await choose.run({ hidden })) query.reload()
  }
  return (
    <Screen of={query} className="ranking">
      <Segmented label="看谁的" options={whose} value={of} onChange={setOf} />
      {data && (
        <Card title={`${sayMonth(data.month)}${data.community ? ` · ${data.community}` : ''}`}>
          {data.items.map((line) => (
            <Row
              key={line.teamId ?? `${line.place} ${line.name}`}
              className={line.me ? 'ranking-me' : ''}
              title={`第 ${line.place} 名　${line.name}${line.me ? mine[of] : ''}`}
              value={line.people === null ? `${line.points} 分` : `${line.points} 分，${line.people} 人`}
              {...(line.teamId !== null && { onTap: look(line.teamId) })}
            />
          ))}
          {data.items.length === 0 && <Empty icon="star" text={nothing(of, data.community !== null)} />}
        </Card>
      )}
      {of === 'teams' && (
        <View className="ways">
          <Button
            kind="plain"
            block
            className="go-teams"
            onTap={() => Taro.navigateTo({ url: '/teams/pages/list/index' })}
          >
            我的志愿队，或加入一个
          </Button>
        </View>
      )}
      {data && (
        <Card title="我">
          <Row title="本月获得" value={`${data.mine.points} 分`} />
          <SwitchRow
            className="ranking-hidden"
            title="不参加排名"
            hint="打开后别人在榜上看不到您，社区和志愿队的排名也不计您的积分，包括以前的月份"
            on={data.mine.hidden}
            onChange={setHidden}
          />
        </Card>
      )}
      <View>{how[of]}</View>
    </Screen>
  )
}
