import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { inflateSync } from 'node:zlib'

const WOFF_HEADER = 44
const WOFF_ENTRY = 20
const SFNT_HEADER = 12
const SFNT_ENTRY = 16

const padded = (length: number): number => Math.ceil(length / 4) * 4

/**
 * A font as OpenType out of its WOFF wrapping (W3C WOFF 1.0 §4–5): the same tables, inflated. PDFKit reads WOFF as well, but inflates a
 * whole table anew for every glyph, which takes 15 s of processor time for one page of Chinese.
 */
function sfntOf(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF font')
  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, i) => {
    const at = WOFF_HEADER + i * WOFF_ENTRY
    const [offset, packed, length] = [4, 8, 12].map((by) => woff.readUInt32BE(at + by)) as [
      number,
      number,
      number,
    ]
    const bytes = woff.subarray(offset, offset + packed)
    const checksum = woff.readUInt32BE(at + 16)
    return { tag: woff.subarray(at, at + 4), checksum, data: packed < length ? inflateSync(bytes) : bytes }
  })
  const start = SFNT_HEADER + count * SFNT_ENTRY
  const sfnt = Buffer.alloc(tables.reduce((end, { data }) => end + padded(data.length), start))
  const power = 2 ** Math.floor(Math.log2(count))
  woff.copy(sfnt, 0, 4, 8)
  sfnt.writeUInt16BE(count, 4)
  sfnt.writeUInt16BE(power * SFNT_ENTRY, 6)
  sfnt.writeUInt16BE(Math.log2(power), 8)
  sfnt.writeUInt16BE((count - power) * SFNT_ENTRY, 10)
  let offset = start
  for (const [i, { tag, checksum, data }] of tables.entries()) {
    const at = SFNT_HEADER + i * SFNT_ENTRY
    tag.copy(sfnt, at)
    sfnt.writeUInt32BE(checksum, at + 4)
    sfnt.writeUInt32BE(offset, at + 8)
    sfnt.writeUInt32BE(data.length, at + 12)
    data.copy(sfnt, offset)
    offset += padded(data.length)
  }
  return sfnt
}

const FILE = createRequire(import.meta.url).resolve(
  '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff',
)

let font: Buffer | undefined

/** One face for Latin and Chinese, read when the first certificate is made. */
export function chineseFont(): Buffer {
  font ??= sfntOf(readFileSync(FILE))
  return font
}
