import { fileTypeFromBuffer } from 'file-type'
import { Problem } from '../../platform/problem'
import type { StoredFile } from '../model'
import { gate } from './gate'
import { cleanPhoto, type PhotoFormat } from './photo'
import { cleanVideo } from './video'

/** What is kept of an upload, ready to be stored. */
export interface CleanFile extends Pick<StoredFile, 'kind' | 'contentType' | 'width' | 'height'> {
  full: Buffer
  thumb: Buffer | null
}

const PHOTOS: Record<string, PhotoFormat> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/apng': 'png',
  'image/webp': 'webp',
  'image/heic': 'heif',
  'image/heif': 'heif',
}
const VIDEOS = new Set(['video/mp4', 'video/quicktime', 'video/x-m4v'])

const oneOfTwo = gate(2)

/**
 * Looks at what the bytes are, whatever they are named, and takes out of them what tells more than the picture.
 * @throws FILE_TYPE for anything that is neither photo nor film; FILE_BROKEN, FILE_TOO_LARGE, VIDEO_TOO_LONG as those say
 */
export async function cleanFile(bytes: Buffer): Promise<CleanFile> {
  const { mime = '' } = (await fileTypeFromBuffer(bytes).catch(() => undefined)) ?? {}
  const format = PHOTOS[mime]
  if (format) {
    const photo = await oneOfTwo(() => cleanPhoto(bytes, format))
    return { kind: 'photo', contentType: 'image/jpeg', ...photo }
  }
  if (!VIDEOS.has(mime)) throw new Problem('FILE_TYPE')
  const { bytes: full, ...film } = cleanVideo(bytes)
  return { kind: 'video', full, thumb: null, ...film }
}
