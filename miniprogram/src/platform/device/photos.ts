import Taro from '@tarojs/taro'
import { isWeapp } from './env'

/** A photo or video chosen on this phone, not uploaded yet. */
export interface LocalPhoto {
  /** weapp: temporary path; h5: blob: address. Valid until the app is closed. */
  path: string
  /** Bytes. */
  size: number
  kind: 'image' | 'video'
}

interface Choice {
  /** How many at most, 1–9. */
  count: number
  source?: 'camera' | 'album' | 'either'
}

/**
 * Lets the user take or choose photos; WeChat compresses them on the phone.
 * @returns [] when the user cancels
 */
export async function choosePhotos({ count, source = 'either' }: Choice): Promise<LocalPhoto[]> {
  const sourceType: ('camera' | 'album')[] = source === 'either' ? ['camera', 'album'] : [source]
  try {
    if (!isWeapp) {
      const chosen = await Taro.chooseImage({ count, sourceType, sizeType: ['compressed'] })
      return chosen.tempFiles.map((file) => ({ path: file.path, size: file.size, kind: 'image' }))
    }
    const chosen = await Taro.chooseMedia({
      count,
      sourceType,
      mediaType: ['image'],
      sizeType: ['compressed'],
    })
    return chosen.tempFiles.map((file) => ({
      path: file.tempFilePath,
      size: file.size,
      kind: file.fileType === 'video' ? 'video' : 'image',
    }))
  } catch (problem) {
    if (/cancel/.test((problem as { errMsg?: string })?.errMsg ?? '')) return []
    throw problem
  }
}

/** Shows photos full screen, starting with `current`. */
export async function previewPhotos(urls: string[], current: string): Promise<void> {
  await Taro.previewImage({ urls, current })
}

/**
 * Keeps a chosen photo beyond the life of the app, for a draft. In h5 it can't be kept: it lives until the page is closed.
 * @returns the path to use from now on
 */
export async function keepPhoto(path: string): Promise<string> {
  if (!isWeapp) return path
  const kept = await Taro.saveFile({ tempFilePath: path })
  return 'savedFilePath' in kept ? kept.savedFilePath : path
}
