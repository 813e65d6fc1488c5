import { Video, View } from '@tarojs/components'
import { fileUrl } from '@/platform/api/file-url'
import { PhotoRow } from '@/platform/ui/photo-grid'
import type { CaseView } from '../case'
import './attachments.scss'

/** Photos to look at and short videos to play. */
export function Attachments({ of }: { of: CaseView['attachments'] }) {
  const photos = of.filter(({ kind }) => kind === 'photo')
  const videos = of.filter(({ kind }) => kind === 'video')
  return (
    <View>
      <PhotoRow urls={photos.map(({ url }) => fileUrl(url))} />
      {videos.map(({ id, url, thumbUrl }) => (
        <Video
          key={id}
          className="attachments__video"
          src={fileUrl(url)}
          poster={thumbUrl ? fileUrl(thumbUrl) : undefined}
        />
      ))}
    </View>
  )
}
