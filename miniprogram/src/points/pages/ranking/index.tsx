import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCommand } from '@/platform/api/use-command'
import { useQuery } from '@/platform/api/use-query'
import { Card, Row } from '@/platform/ui/card'
import { Empty } from '@/platform/ui/empty'
import { Screen } from '@/platform/ui/screen'
import { Segmented } from '@/platform/ui/segmented'
import { SwitchRow } from '@/platform/ui/switch-row'
import { sayMonth } from '../../format'

const whose = [
  { value: 'people', label: '本社区' },
  { value: 'villages', label: '各社区' },
] as const

/** 积分榜: this month's points of my community's people, or of the communities; nobody is on it against his will. */
export default function RankingPage() {
  const [of, setOf] = useState<'people' | 'villages'>('people')
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
              key={`${line.place} ${line.name}`}
              className={line.me ? 'ranking-me' : ''}
              title={`第 ${line.place} 名　${line.name}${line.me ? (of === 'people' ? '（我）' : '（我的社区）') : ''}`}
              value={line.people === null ? `${line.points} 分` : `${line.points} 分，${line.people} 人`}
            />
          ))}
          {data.items.length === 0 && (
            <Empty
              icon="star"
              text={
                of === 'people' && !data.community
                  ? '请先在“我的”里选好自己的社区。'
                  : '这个月还没有人得积分。'
              }
            />
          )}
        </Card>
      )}
      {data && (
        <Card title="我">
          <Row title="本月获得" value={`${data.mine.points} 分`} />
          <SwitchRow
            className="ranking-hidden"
            title="不参加个人排名"
            hint="打开后别人在榜上看不到您，以前的月份也不显示"
            on={data.mine.hidden}
            onChange={setHidden}
          />
        </Card>
      )}
      <View>只统计当月获得的积分，姓名已隐去一部分。</View>
    </Screen>
  )
}
