import sharp from 'sharp'
import { Problem } from '../../platform/problem'
import { heicToJpeg } from './heic'

// Nobody uploads the same photo twice: what libvips would keep of it is only memory.
sharp.cache(false)

/** A picture of a few kilobytes can unfold to gigabytes; beyond this many pixels none is decoded. */
const MOST_PIXELS = 64_000_000
/** Longest side that is kept: more than any screen of ours shows, less than a phone takes. */
const FULL_PIXELS = 2_560
const THUMB_PIXELS = 320

export interface CleanPhoto {
  full: Buffer
  thumb: Buffer
  width: number
  height: number
}

export type PhotoFormat = 'jpeg' | 'png' | 'webp' | 'heif'

/** Said of a whole picture behind whose last pixel a camera has left something. */
const NOTHING_LOST = /Corrupt JPEG data: \d+ extraneous bytes before marker 0xd9/

/** Decodes to the last pixel: a decoder that only warns has painted over a hole. */
async function encode(bytes: Buffer) {
  const decoded = await heicOrSame(bytes)
  return encodeUnless('warning', decoded).catch((error: Error) => {
    if (!NOTHING_LOST.test(error.message)) throw error
    return encodeUnless('error', decoded)
  })
}

async function encodeUnless(failOn: 'warning' | 'error', decoded: Buffer) {
  const full = await sharp(decoded, { failOn, limitInputPixels: MOST_PIXELS })
    .autoOrient()
    .resize({ width: FULL_PIXELS, height: FULL_PIXELS, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality: 82 })
    .toBuffer({ resolveWithObject: true })
  const thumb = await sharp(full.data)
    .resize({ width: THUMB_PIXELS, height: THUMB_PIXELS, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 75 })
    .toBuffer()
  return { full: full.data, thumb, width: full.info.width, height: full.info.height }
}

async function heicOrSame(bytes: Buffer): Promise<Buffer> {
  return bytes.toString('latin1', 4, 8) === 'ftyp' ? heicToJpeg(bytes) : bytes
}

/**
 * Decodes a photo wholly and encodes it anew as JPEG (which WeChat's check and every phone can read), upright and in sRGB. Only pixels
 * survive: no EXIF, GPS, XMP, comments or appended data.
 * @throws FILE_BROKEN when it can't be decoded to its end or is not what its first bytes say, FILE_TOO_LARGE for too many pixels
 */
export async function cleanPhoto(bytes: Buffer, format: PhotoFormat): Promise<CleanPhoto> {
  try {
    const said = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (said.format !== format) throw new Problem('FILE_BROKEN')
    if (said.width * said.height > MOST_PIXELS)
      throw new Problem('FILE_TOO_LARGE', { detail: '照片的像素太多，请缩小后再上传。' })
    return await encode(bytes)
  } catch (error) {
    throw error instanceof Problem ? error : new Problem('FILE_BROKEN')
  }
}
