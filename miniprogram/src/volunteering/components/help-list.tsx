import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { PageList } from '@/platform/api/use-page'
import { Card } from '@/platform/ui/card'
import { Empty } from '@/platform/ui/empty'
import { Failed } from '@/platform/ui/failed'
import { ListEnd } from '@/platform/ui/list-end'
import { Skeleton } from '@/platform/ui/skeleton'
import { StatusTag } from '@/platform/ui/status-tag'
import { helpTag, hours, saySpan, skill } from '../say'
import type { HelpSummary } from '../types'
import './lists.scss'

/** Offers and requests of neighbours. */
export function HelpList({ page, emptyText }: { page: PageList<HelpSummary>; emptyText: string }) {
  if (page.problem && !page.answered) return <Failed problem={page.problem} onRetry={page.reload} />
  if (!page.answered) return <Skeleton />
  if (page.items.length === 0) return <Empty icon="team" text={emptyText} />
  return (
    <>
      {page.items.map((one) => (
        <HelpCard key={one.id} one={one} />
      ))}
      <ListEnd page={page} />
    </>
  )
}

/** One offer or request. @param far metres to it, in hundreds */
export function HelpCard({ one, far }: { one: HelpSummary; far?: number }) {
  return (
    <Card
      className={`help-${one.id}`}
      label={`${skill(one)}，${one.title}，${helpTag(one).text}`}
      title={one.title}
      extra={<StatusTag {...helpTag(one)} />}
      onTap={() => Taro.navigateTo({ url: `/volunteering/pages/help/index?id=${one.id}` })}
    >
      <View>
        {skill(one)} · {saySpan(one.from, one.to)}
      </View>
      <View className="soft">
        {one.area.name} · {hours(one.halfHours)}
        {one.payment === 'none' ? '' : ' · 用时间银行'}
        {far === undefined ? '' : ` · 约 ${far} 米`}
      </View>
    </Card>
  )
}
