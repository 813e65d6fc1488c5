import { Image, View } from '@tarojs/components'
import { previewPhotos } from '../device/photos'
import { tappable } from '../device/tappable'
import { Icon } from './icon'
import { palette } from './palette'
import './photo-grid.scss'
import type { Photo, Photos } from './use-photos'

/** The photos of a form, from usePhotos: choose, see, remove, try again. */
export function PhotoGrid({ photos: { photos, max, video, add, remove, retry } }: { photos: Photos }) {
  const pictures = photos.filter(({ kind }) => kind === 'image').map(({ path }) => path)
  return (
    <View className="ll-photos">
      {photos.map((photo, index) => (
        <View key={photo.name} className={`ll-photos__cell ll-photos__cell--${photo.state}`}>
          <Image
            className="ll-photos__image"
            src={photo.kind === 'video' ? (photo.thumb ?? '') : photo.path}
            mode="aspectFill"
            {...tappable(photo.kind === 'image' ? () => previewPhotos(pictures, photo.path) : undefined, {
              label: photo.kind === 'image' ? `查看第 ${index + 1} 张照片` : `第 ${index + 1} 个是视频`,
            })}
          />
          {photo.kind === 'video' && photo.state === 'done' && <View className="ll-photos__state">视频</View>}
          <State photo={photo} retry={retry} />
          <View
            className="ll-photos__remove"
            {...tappable(() => remove(photo.name), { label: `删除第 ${index + 1} 张照片` })}
          >
            <Icon name="close" colour="#FFFFFF" />
          </View>
        </View>
      ))}
      {photos.length < max && (
        <View
          className={`ll-photos__cell ll-photos__add ${photos.length ? '' : 'll-photos__add--first'}`}
          {...tappable(() => add(), { label: video ? '添加照片或视频' : '添加照片' })}
        >
          <Icon name="camera" scale={1.5} colour={palette.jade} />
          <View>{video ? '拍照、录像或选照片' : '拍照或选照片'}</View>
        </View>
      )}
    </View>
  )
}

function State({ photo, retry }: { photo: Photo; retry: Photos['retry'] }) {
  if (photo.state === 'uploading') return <View className="ll-photos__state">上传 {photo.progress}%</View>
  if (photo.state === 'failed') {
    return (
      <View
        className="ll-photos__state ll-photos__state--failed"
        {...tappable(() => retry(photo), { label: '重新上传' })}
      >
        {photo.refused ? '这张不能用' : '没传上去，点我重试'}
      </View>
    )
  }
  return null
}

/** Photos to look at, not to change. */
export function PhotoRow({ urls }: { urls: string[] }) {
  if (urls.length === 0) return null
  return (
    <View className="ll-photos">
      {urls.map((url, index) => (
        <View key={url} className="ll-photos__cell">
          <Image
            className="ll-photos__image"
            src={url}
            mode="aspectFill"
            lazyLoad
            {...tappable(() => previewPhotos(urls, url), { label: `查看第 ${index + 1} 张照片` })}
          />
        </View>
      ))}
    </View>
  )
}
