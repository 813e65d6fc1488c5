import { Problem } from '../../platform/problem'
import { type Box, named, uint32 } from './boxes'

/** What the tables of a track need to hold for each of their entries to be read (they give their own count). */
function counted(bytes: Buffer, box: Box, countAt: number, entryBytes: number): number {
  const count = uint32(bytes, box, countAt)
  if (count * entryBytes > box.end - box.body - countAt - 4) throw new Problem('FILE_BROKEN')
  return count
}

/** Sums of the sample sizes: `(first, count)` → bytes. */
function sizer(bytes: Buffer, sizes: Box): (first: number, count: number) => number {
  const each = uint32(bytes, sizes, 4)
  if (each > 0) return (_first, count) => each * count
  const known = counted(bytes, sizes, 8, 4)
  return (first, count) => {
    let sum = 0
    for (let sample = first; sample < Math.min(first + count, known); sample++)
      sum += uint32(bytes, sizes, 12 + sample * 4)
    return sum
  }
}

/**
 * Overwrites the samples of one track with zeros (its sample table `stbl`: ISO/IEC 14496-12 §8.7). For tracks that carry data
 * about the recording, such as the place second by second. @throws FILE_BROKEN when the tables do not fit the file
 */
export function eraseSamples(bytes: Buffer, tables: readonly Box[]): void {
  const sizes = named(tables, 'stsz')
  const runs = named(tables, 'stsc')
  const offsets = named(tables, 'stco') ?? named(tables, 'co64')
  if (!sizes || !runs || !offsets) throw new Problem('FILE_BROKEN')
  const wide = offsets.type === 'co64'
  const chunks = counted(bytes, offsets, 4, wide ? 8 : 4)
  const runCount = counted(bytes, runs, 4, 12)
  const sizeOf = sizer(bytes, sizes)
  let run = 0
  let sample = 0
  for (let chunk = 0; chunk < chunks && runCount > 0; chunk++) {
    while (run + 1 < runCount && uint32(bytes, runs, 8 + (run + 1) * 12) <= chunk + 1) run++
    const perChunk = uint32(bytes, runs, 8 + run * 12 + 4)
    const at = offsets.body + 8 + chunk * (wide ? 8 : 4)
    const start = wide ? Number(bytes.readBigUInt64BE(at)) : bytes.readUInt32BE(at)
    const length = sizeOf(sample, perChunk)
    if (start + length > bytes.length) throw new Problem('FILE_BROKEN')
    bytes.fill(0, start, start + length)
    sample += perChunk
  }
}
