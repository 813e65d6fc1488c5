import { MAX_VIDEO_SECONDS } from '@linli/shared/files/contract'
import { Problem } from '../../platform/problem'
import { type Box, blank, boxesIn, down, inside, named, uint32 } from './boxes'
import { eraseSamples } from './samples'

/** What a player needs, level by level; everything else may tell who filmed where with what, and is blanked. */
const KEPT: Record<string, ReadonlySet<string>> = {
  file: new Set(['ftyp', 'moov', 'mdat', 'wide']),
  moov: new Set(['mvhd', 'trak', 'iods']),
  trak: new Set(['tkhd', 'edts', 'mdia', 'tref', 'tapt']),
  mdia: new Set(['mdhd', 'hdlr', 'minf', 'elng']),
  minf: new Set(['vmhd', 'smhd', 'hdlr', 'dinf', 'stbl']),
}
const SEEN_AND_HEARD = new Set(['vide', 'soun'])

export interface CleanVideo {
  bytes: Buffer
  contentType: 'video/mp4' | 'video/quicktime'
  width: number | null
  height: number | null
}

/** Forgets when it was filmed: creation and modification time of mvhd, tkhd and mdhd. */
function eraseTimes(bytes: Buffer, box: Box): void {
  const length = bytes[box.body] === 1 ? 16 : 8
  if (box.body + 4 + length > box.end) throw new Problem('FILE_BROKEN')
  bytes.fill(0, box.body + 4, box.body + 4 + length)
}

function clean(bytes: Buffer, boxes: readonly Box[], level: string): void {
  const kept = KEPT[level]
  for (const box of boxes) {
    if (!kept?.has(box.type)) blank(bytes, box)
    else if (box.type in KEPT) clean(bytes, inside(bytes, box), box.type)
    else if (/^(mv|tk|md)hd$/.test(box.type)) eraseTimes(bytes, box)
  }
}

/** Full seconds and parts of a film, from mvhd. */
function seconds(bytes: Buffer, header: Box): number {
  if (bytes[header.body] !== 1) return uint32(bytes, header, 16) / uint32(bytes, header, 12)
  const [high, low] = [uint32(bytes, header, 24), uint32(bytes, header, 28)]
  return (high * 2 ** 32 + low) / uint32(bytes, header, 20)
}

/** Width and height as shown: a phone that is held upright turns the picture by the track's matrix. */
function shownSize(bytes: Buffer, track: Box): Pick<CleanVideo, 'width' | 'height'> {
  const header = down(bytes, track, 'tkhd')
  if (!header) throw new Problem('FILE_BROKEN')
  const wide = bytes[header.body] === 1 ? 12 : 0
  const [a, d] = [uint32(bytes, header, 40 + wide), uint32(bytes, header, 56 + wide)]
  const width = uint32(bytes, header, 76 + wide) >>> 16
  const height = uint32(bytes, header, 80 + wide) >>> 16
  if (width === 0 || height === 0) return { width: null, height: null }
  return a === 0 && d === 0 ? { width: height, height: width } : { width, height }
}

/**
 * Checks the container of a short mp4 or QuickTime film and removes what tells place, time and device. Boxes are blanked where they
 * lie, so the sample tables stay true and nothing is encoded anew.
 * @throws FILE_BROKEN when the container does not hold together, FILE_TYPE without a picture track or when it is in fragments,
 * VIDEO_TOO_LONG over a minute
 */
export function cleanVideo(original: Buffer): CleanVideo {
  const bytes = Buffer.from(original)
  const top = boxesIn(bytes, 0, bytes.length)
  const movie = named(top, 'moov')
  if (named(top, 'moof') || (movie && down(bytes, movie, 'mvex'))) throw new Problem('FILE_TYPE')
  const header = movie && down(bytes, movie, 'mvhd')
  if (!movie || !header || !named(top, 'mdat')) throw new Problem('FILE_BROKEN')
  const length = seconds(bytes, header)
  if (!(length > 0)) throw new Problem('FILE_BROKEN')
  if (length > MAX_VIDEO_SECONDS) throw new Problem('VIDEO_TOO_LONG')

  let picture: Box | undefined
  for (const track of inside(bytes, movie).filter((box) => box.type === 'trak')) {
    const handler = down(bytes, track, 'mdia', 'hdlr')
    if (!handler || handler.body + 12 > handler.end) throw new Problem('FILE_BROKEN')
    const kind = bytes.toString('latin1', handler.body + 8, handler.body + 12)
    if (kind === 'vide') picture ??= track
    if (SEEN_AND_HEARD.has(kind)) continue
    const table = down(bytes, track, 'mdia', 'minf', 'stbl')
    if (!table) throw new Problem('FILE_BROKEN')
    eraseSamples(bytes, inside(bytes, table))
    blank(bytes, track)
  }
  if (!picture) throw new Problem('FILE_TYPE')
  const size = shownSize(bytes, picture)
  clean(bytes, top, 'file')
  const brand = named(top, 'ftyp')
  const isQuickTime = !brand || bytes.toString('latin1', brand.body, brand.body + 4) === 'qt  '
  return { bytes, contentType: isQuickTime ? 'video/quicktime' : 'video/mp4', ...size }
}
