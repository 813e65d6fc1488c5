import { Image, View } from '@tarojs/components'
import { fileUrl } from '@/platform/api/file-url'
import { named } from '@/platform/device/tappable'
import type { PublicCase } from '../case'
import './before-after.scss'

const words = { before: '处理前', after: '处理后' } as const

/** One photo of before and one of after, side by side. */
export function BeforeAfter({ photos }: { photos: PublicCase['photos'] }) {
  const pair = (['before', 'after'] as const).flatMap((when) => photos.find((one) => one.when === when) ?? [])
  if (pair.length === 0) return null
  return (
    <View className="before-after">
      {pair.map(({ id, url, thumbUrl, when }) => (
        <View key={id} className="before-after__one" {...named('img', words[when])}>
          <Image className="before-after__photo" src={fileUrl(thumbUrl ?? url)} mode="aspectFill" lazyLoad />
          <View className="before-after__word">{words[when]}</View>
        </View>
      ))}
    </View>
  )
}
