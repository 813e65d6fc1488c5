import { View } from '@tarojs/components'
import { Card, Row } from '@/platform/ui/card'
import { sayWhen } from '@/platform/ui/when'
import type { CaseView } from '../case'

type Round = CaseView['rounds'][number]

/** The rounds of a case once there is something to compare or to read: a second one, or what residents said. */
export function RoundsCard({ rounds, reworks }: Pick<CaseView, 'rounds' | 'reworks'>) {
  const rated = rounds.some(({ ratings }) => ratings.count > 0)
  if (rounds.length < 2 && !rated) return null
  return (
    <Card title="各轮办理" className="rounds-card">
      {rounds.map((round) => (
        <Row key={round.round} title={`第 ${round.round} 轮`} value={<Words of={round} />} />
      ))}
      {reworks > 0 && <Row title="返工" value={`${reworks} 次`} />}
    </Card>
  )
}

function Words({ of: { unit, dueAt, closedAt, overdue, ratings } }: { of: Round }) {
  return (
    <View>
      {unit && <View>{unit.name}</View>}
      {dueAt && <View>时限 {sayWhen(dueAt)}</View>}
      <View>
        {closedAt ? `${sayWhen(closedAt)} 办结` : '办理中'}
        {overdue && '，超时'}
      </View>
      {ratings.count > 0 && (
        <View>
          {ratings.count} 人评价：{ratings.solved} 人说已解决，{ratings.satisfied} 人满意
        </View>
      )}
    </View>
  )
}
