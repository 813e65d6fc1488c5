import { TOPIC_STAGE_LABELS, type TopicStage } from '@linli/shared/deliberation/topic'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { usePage } from '@/platform/api/use-page'
import { tappable } from '@/platform/device/tappable'
import { Card } from '@/platform/ui/card'
import { Empty } from '@/platform/ui/empty'
import { Failed } from '@/platform/ui/failed'
import { ListEnd } from '@/platform/ui/list-end'
import { Skeleton } from '@/platform/ui/skeleton'
import { StatusTag } from '@/platform/ui/status-tag'
import { sayWhen } from '@/platform/ui/when'
import { stageTag } from '../say'
import './lists.scss'

const STAGES: (TopicStage | 'all')[] = ['all', 'discussing', 'meeting', 'decided', 'executing', 'resulted']

/** Topics by stage, the last changed first. */
export function TopicList() {
  const [stage, setStage] = useState<TopicStage | 'all'>('all')
  const page = usePage('deliberation.topics', { limit: 20, ...(stage !== 'all' && { stage }) })
  return (
    <>
      <View className="stages">
        {STAGES.map((one) => (
          <View
            key={one}
            className={`stages__one stage-${one} ${one === stage ? 'stages__one--on' : ''}`}
            {...tappable(() => setStage(one), { role: 'tab', on: one === stage })}
          >
            {one === 'all' ? '全部' : TOPIC_STAGE_LABELS[one]}
          </View>
        ))}
      </View>
      {content()}
    </>
  )

  function content() {
    if (page.problem && !page.answered) return <Failed problem={page.problem} onRetry={page.reload} />
    if (!page.answered) return <Skeleton />
    if (page.items.length === 0)
      return <Empty text="这里还没有议题。您可以提议，附议够了就会立项讨论。" icon="team" />
    return (
      <>
        {page.items.map((one) => (
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
        ))}
        <ListEnd page={page} />
      </>
    )
  }
}
