import Taro from '@tarojs/taro'

/** A photo or video chosen on this phone, not uploaded yet. */
export interface LocalPhoto {
  /** weapp: temporary path; h5: blob: address. Valid until the app is closed. */
  path: string
  /** A still of a video. */
  thumb?: string
  /** Bytes. */
  size: number
  kind: 'image' | 'video'
}

interface Choice {
  /** How many at most, 1–9. */
  count: number
  source?: 'camera' | 'album' | 'either'
  /** Whether short videos may be taken too. */
  video?: boolean
}

/**
 * Lets the user take or choose photos, or videos of at most 30 s; WeChat compresses them on the phone.
 * @returns [] when the user cancels
 */
export async function choosePhotos({
  count,
  source = 'either',
  video = false,
}: Choice): Promise<LocalPhoto[]> {
  const sourceType: ('camera' | 'album')[] = source === 'either' ? ['camera', 'album'] : [source]
  try {
    const chosen = await Taro.chooseMedia({
      count,
      sourceType,
      mediaType: video ? ['image', 'video'] : ['image'],
      maxDuration: 30,
      sizeType: ['compressed'],
    })
    return chosen.tempFiles.map((file) => ({
      path: file.tempFilePath,
      thumb: file.thumbTempFilePath || undefined,
      size: file.size,
      // WeChat says 'video', browsers 'video/mp4'.
      kind: file.fileType?.startsWith('video') ? 'video' : 'image',
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
