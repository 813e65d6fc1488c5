import { Video, View } from '@tarojs/components'
import type { Output } from '@/platform/api/contract'
import { fileUrl } from '@/platform/api/file-url'
import { PhotoRow } from '@/platform/ui/photo-grid'
import './attachments.scss'

/** Photos in a row, videos below to be played. */
export function Attachments({ files }: { files: Output<'files.upload'>[] }) {
  return (
    <>
      <PhotoRow urls={files.filter(({ kind }) => kind === 'photo').map(({ url }) => fileUrl(url))} />
      {files
        .filter(({ kind }) => kind === 'video')
        .map(({ id, url, thumbUrl }) => (
          <View key={id} className="attached-video">
            <Video
              className="attached-video__player"
              src={fileUrl(url)}
              poster={thumbUrl ? fileUrl(thumbUrl) : undefined}
              controls
            />
          </View>
        ))}
    </>
  )
}
