import { Image, View } from '@tarojs/components'
import { fileUrl } from '@/platform/api/file-url'
import { previewPhotos } from '@/platform/device/photos'
import { named, tappable } from '@/platform/device/tappable'
import { Icon } from '@/platform/ui/icon'
import { palette } from '@/platform/ui/palette'
import type { Reward } from '../types'
import './reward-photo.scss'

interface RewardPhotoProps {
  reward: Pick<Reward, 'name' | 'photo'>
  /** As wide as the page, opened by a tap; else a small one beside words. */
  large?: boolean
}

/** What a reward looks like. One without a photo has a quiet place instead, which says nothing. */
export function RewardPhoto({ reward: { name, photo }, large = false }: RewardPhotoProps) {
  const size = `reward-photo ${large ? 'reward-photo--large' : ''}`
  if (!photo)
    return (
      <View className={`${size} reward-photo--none`}>
        <Icon name="star" colour={palette.inkSoft} scale={large ? 2 : 1.5} />
      </View>
    )
  const label = `${name}的照片`
  if (!large)
    return (
      <Image
        className={size}
        src={fileUrl(photo.thumbUrl)}
        mode="aspectFill"
        lazyLoad
        {...named('img', label)}
      />
    )
  const url = fileUrl(photo.url)
  return (
    <Image
      className={size}
      src={url}
      mode="aspectFill"
      {...tappable(() => previewPhotos([url], url), { label: `${label}，点开看大图` })}
    />
  )
}
