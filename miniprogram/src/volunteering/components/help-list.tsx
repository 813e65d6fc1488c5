import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { PageList } from '@/platform/api/use-page'
import { Card } from '@/platform/ui/card'
import { Empty } from '@/platform/ui/empty'
import { Listed } from '@/platform/ui/listed'
import { StatusTag } from '@/platform/ui/status-tag'
import { helpTag, hours, saySpan, skill } from '../say'
import type { HelpSummary } from '../types'
import './lists.scss'

/** Offers and requests of neighbours. */
export function HelpList({ page, emptyText }: { page: PageList<HelpSummary>; emptyText: string }) {
  return (
    <Listed page={page} empty={<Empty icon="team" text={emptyText} />}>
      {(one) => <HelpCard key={one.id} one={one} />}
    </Listed>
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
