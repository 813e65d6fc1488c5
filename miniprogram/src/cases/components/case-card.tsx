import { Image, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { fileUrl } from '@/platform/api/file-url'
import { Card } from '@/platform/ui/card'
import { DueClock } from '@/platform/ui/due-clock'
import { StatusTag, StatusTags } from '@/platform/ui/status-tag'
import { useNow } from '@/platform/ui/use-now'
import { sayWhen } from '@/platform/ui/when'
import type { CaseSummary } from '../case'
import { caseTag, isOpen, sayNow } from '../say-now'
import './case-card.scss'

/** A case of mine in a list: what, where it stands, until when; a tap opens it. */
export function CaseCard({ one }: { one: CaseSummary }) {
  const now = useNow()
  const running = isOpen(one) && one.clock?.state === 'running'
  return (
    <Card
      className={`case-card case-${one.id}`}
      label={`${one.title}，${caseTag(one).text}`}
      onTap={() => Taro.navigateTo({ url: `/cases/pages/case/index?id=${one.id}` })}
    >
      <View className="case-card__body">
        <View className="case-card__words">
          <View className="case-card__title">{one.title}</View>
          <StatusTags>
            <StatusTag {...caseTag(one)} />
            {running && one.clock && <DueClock dueAt={one.clock.dueAt} />}
            {one.round > 1 && <StatusTag icon="refresh" tone="amber" text={`第 ${one.round} 轮`} />}
          </StatusTags>
        </View>
        {one.thumbUrl && (
          <Image className="case-card__photo" src={fileUrl(one.thumbUrl)} mode="aspectFill" lazyLoad />
        )}
      </View>
      <View className="case-card__now">{sayNow(one, now)}</View>
      <View className="case-card__foot">
        {one.place.communityName} · {sayWhen(one.createdAt, now)} 上报
      </View>
    </Card>
  )
}
