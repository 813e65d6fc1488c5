import { View } from '@tarojs/components'
import { Card, Row } from '@/platform/ui/card'
import { sayWhen } from '@/platform/ui/when'
import type { CaseView } from '../case'
import { LEVEL_WORDS } from '../notices'

/** Supervisions and whistles, answered or not. */
export function OrdersCard({ supervisions, whistles }: Pick<CaseView, 'supervisions' | 'whistles'>) {
  if (supervisions.length + whistles.length === 0) return null
  return (
    <Card title="督办与吹哨" className="orders-card">
      {supervisions.map(({ at, level, reason, answeredAt }) => (
        <Row
          key={at}
          title={
            <View>
              <View>{LEVEL_WORDS[level]}督办</View>
              <View>{reason}</View>
            </View>
          }
          value={answeredAt ? `${sayWhen(answeredAt)} 已回复` : `${sayWhen(at)} 起未回复`}
        />
      ))}
      {whistles.map(({ unit, calledAt, dueAt, answeredAt }) => (
        <Row
          key={`${unit.id}-${calledAt}`}
          title={`吹哨：${unit.name}`}
          value={answeredAt ? `${sayWhen(answeredAt)} 已报到` : `${sayWhen(dueAt)} 前报到`}
        />
      ))}
    </Card>
  )
}
