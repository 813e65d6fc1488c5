import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { PageList } from '@/platform/api/use-page'
import { Card } from '@/platform/ui/card'
import { Empty } from '@/platform/ui/empty'
import { Failed } from '@/platform/ui/failed'
import { ListEnd } from '@/platform/ui/list-end'
import { Skeleton } from '@/platform/ui/skeleton'
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
  if (page.problem && !page.answered) return <Failed problem={page.problem} onRetry={page.reload} />
  if (!page.answered) return <Skeleton />
  if (page.items.length === 0) return <Empty icon="team" text={emptyText} />
  return (
    <>
      {page.items.map((one) => (
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
      ))}
      <ListEnd page={page} />
    </>
  )
}
