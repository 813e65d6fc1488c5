import type { BudgetOutcome } from '@linli/shared/ballots/budget/outcome'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCountyQuery } from '@/platform/api/use-county'
import { Card, Row } from '@/platform/ui/card'
import { sayFen } from '@/platform/ui/money'
import { Segmented } from '@/platform/ui/segmented'
import type { Bulletin } from '../../ballot'
import { sayPurchase, titlesOf } from '../../result-words'

const ways = [
  { value: 'shares', label: '平均份额法' },
  { value: 'greedy', label: '票多先得' },
] as const

/** Both ways to spend the budget, side by side, with who paid what for each project. */
export function BudgetPart({ bulletin, budget }: { bulletin: Bulletin; budget: BudgetOutcome }) {
  const [way, setWay] = useState<(typeof ways)[number]['value']>('shares')
  const titleOf = titlesOf(bulletin)
  const named = budget.areas.some(({ areaId }) => areaId !== null)
  const areas = useCountyQuery('areas.tree', named ? {} : null)
  const nameOf = (id: string | null) =>
    id === null ? '没有登记住址的' : (areas.data?.items.find((area) => area.id === id)?.name ?? '其他区域')
  const { perVoter } = budget.shares
  return (
    <Card title="钱怎么用" className="budget">
      <Segmented label="两种算法" options={ways} value={way} onChange={setWay} />
      {way === 'shares' ? (
        <>
          <View className="soft">
            把 {sayFen(budget.budget)} 平均分给 {budget.voters} 位投票人，每人约{' '}
            {sayFen(perVoter.voters === 0 ? 0 : Math.floor(perVoter.fen / perVoter.voters))}
            ；支持的人一起出得起的项目才做，这样每一片的人都分得到。
          </View>
          {budget.shares.purchases.map((one) => (
            <View key={one.project} className="said">
              <Row title={titleOf(one.project)} value={sayFen(one.cost)} />
              {sayPurchase(one, nameOf).map((line) => (
                <View key={line} className="soft">
                  {line}
                </View>
              ))}
            </View>
          ))}
          <Row title="一共用" value={sayFen(budget.shares.spent)} />
        </>
      ) : (
        <>
          <View className="soft">从票最多的做起，钱不够的跳过。放在这里对照。</View>
          {budget.greedy.winners.map((project) => (
            <Row
              key={project}
              title={titleOf(project)}
              value={sayFen(bulletin.ballot.options.find(({ id }) => id === project)?.cost ?? 0)}
            />
          ))}
          <Row title="一共用" value={sayFen(budget.greedy.spent)} />
        </>
      )}
      {named && way === 'shares' && (
        <View className="said">
          <View className="said__title">每一片该得和实得</View>
          {budget.areas.map(({ areaId, voters, fairShare, paid }) => (
            <View key={areaId ?? ''} className="soft">
              {nameOf(areaId)}：{voters} 人投票，份额 {sayFen(fairShare)}，用了 {sayFen(paid)}
            </View>
          ))}
        </View>
      )}
    </Card>
  )
}
