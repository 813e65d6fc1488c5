import { TOPIC_STAGE_LABELS, type TopicStage } from '@linli/shared/deliberation/topic'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { usePage } from '@/platform/api/use-page'
import { Card } from '@/platform/ui/card'
import { Empty } from '@/platform/ui/empty'
import { Filters } from '@/platform/ui/filters'
import { Listed } from '@/platform/ui/listed'
import { StatusTag } from '@/platform/ui/status-tag'
import { sayWhen } from '@/platform/ui/when'
import { stageTag } from '../say'

const SHOWN = ['discussing', 'meeting', 'decided', 'executing', 'resulted'] as const
const STAGES: { value: TopicStage | 'all'; label: string }[] = [
  { value: 'all', label: '全部' },
  ...SHOWN.map((value) => ({ value, label: TOPIC_STAGE_LABELS[value] })),
]

/** Topics by stage, the last changed first. */
export function TopicList() {
  const [stage, setStage] = useState<TopicStage | 'all'>('all')
  const page = usePage('deliberation.topics', { limit: 20, ...(stage !== 'all' && { stage }) })
  return (
    <>
      <Filters name="stage" options={STAGES} value={stage} onChange={setStage} />
      <Listed
        page={page}
        empty={<Empty text="这里还没有议题。您可以提议，附议够了就会立项讨论。" icon="team" />}
      >
        {(one) => (
          <Card
            key={one.id}
            className={`topic-${one.id}`}
            label={one.title}
            title={one.title}
            extra={<StatusTag {...stageTag(one.stage)} />}
            onTap={() => Taro.navigateTo({ url: `/deliberation/pages/topic/index?id=${one.id}` })}
          >
            <View className="soft">
              {one.area.name} · {one.participants} 人参与 · {one.arguments} 条理由 · {one.statements} 条看法
            </View>
            <View className="soft">{sayWhen(one.changedAt)} 有进展</View>
          </Card>
        )}
      </Listed>
    </>
  )
}
