import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { PageList } from '@/platform/api/use-page'
import { Card } from '@/platform/ui/card'
import { Empty } from '@/platform/ui/empty'
import { Listed } from '@/platform/ui/listed'
import { StatusTag } from '@/platform/ui/status-tag'
import { activityTag, saySpan } from '../say'
import type { ActivitySummary } from '../types'
import './lists.scss'

interface ActivityListProps {
  page: PageList<ActivitySummary>
  emptyText: string
  /** Where a tap leads: what one takes part in, or what one leads. */
  to?: 'activity' | 'roster'
}

/** Activities, each with when, where, and how one stands. */
export function ActivityList({ page, emptyText, to = 'activity' }: ActivityListProps) {
  return (
    <Listed page={page} empty={<Empty icon="team" text={emptyText} />}>
      {(one) => (
        <Card
          key={one.id}
          className={`activity-${one.id}`}
          label={`${one.title}，${activityTag(one).text}`}
          title={one.title}
          extra={<StatusTag {...activityTag(one)} />}
          onTap={() => Taro.navigateTo({ url: `/volunteering/pages/${to}/index?id=${one.id}` })}
        >
          <View>{saySpan(one.startsAt, one.endsAt)}</View>
          <View className="soft">
            {one.kind === 'training' ? '培训 · ' : ''}
            {one.area.name} · {one.place.address}
          </View>
        </Card>
      )}
    </Listed>
  )
}
