import { Image, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { fileUrl } from '@/platform/api/file-url'
import { Card } from '@/platform/ui/card'
import { StatusTag, StatusTags } from '@/platform/ui/status-tag'
import { sayWhen } from '@/platform/ui/when'
import type { PublicCase } from '../../case'
import '../../components/case-card.scss'
import { stageTag } from '../../say-now'

/** A public case in the list. */
export function PublicCard({ one }: { one: PublicCase }) {
  const [photo] = one.photos
  return (
    <Card
      className={`public-${one.id}`}
      label={`${one.title}，${stageTag(one.stage).text}`}
      onTap={() => Taro.navigateTo({ url: `/cases/pages/public-case/index?id=${one.id}` })}
    >
      <View className="case-card__body">
        <View className="case-card__words">
          <View className="case-card__title">{one.title}</View>
          <StatusTags>
            <StatusTag {...stageTag(one.stage)} />
          </StatusTags>
        </View>
        {photo && (
          <Image
            className="case-card__photo"
            src={fileUrl(photo.thumbUrl ?? photo.url)}
            mode="aspectFill"
            lazyLoad
          />
        )}
      </View>
      <View className="case-card__foot">
        {one.communityName} {one.gridName} · {sayWhen(one.createdAt)}
        {one.followers > 0 && ` · ${one.followers} 人关注`}
      </View>
    </Card>
  )
}
