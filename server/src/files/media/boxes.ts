import { Problem } from '../../platform/problem'

/** One box of an ISO base media file (ISO/IEC 14496-12 §4.2): `body` is where its content starts. All are byte offsets. */
export interface Box {
  type: string
  start: number
  body: number
  end: number
}

/** The boxes that fill a range exactly. @throws FILE_BROKEN when a size does not fit */
export function boxesIn(bytes: Buffer, from: number, to: number): Box[] {
  const boxes: Box[] = []
  for (let start = from; start < to; ) {
    if (start + 8 > to) throw new Problem('FILE_BROKEN')
    const type = bytes.toString('latin1', start + 4, start + 8)
    let size = bytes.readUInt32BE(start)
    let body = start + 8
    if (size === 1) {
      if (start + 16 > to) throw new Problem('FILE_BROKEN')
      size = Number(bytes.readBigUInt64BE(start + 8))
      body = start + 16
    } else if (size === 0) size = to - start
    const end = start + size
    if (end < body || end > to) throw new Problem('FILE_BROKEN')
    boxes.push({ type, start, body, end })
    start = end
  }
  return boxes
}

export const inside = (bytes: Buffer, box: Box): Box[] => boxesIn(bytes, box.body, box.end)

export const named = (boxes: readonly Box[], type: string): Box | undefined =>
  boxes.find((box) => box.type === type)

/** Follows a path of box types downwards, the first of each type. */
export function down(bytes: Buffer, box: Box, ...path: string[]): Box | undefined {
  let here: Box | undefined = box
  for (const type of path) here = here && named(inside(bytes, here), type)
  return here
}

/** Turns a box into free space of the same size with nothing in it, so that no offset in the file changes. */
export function blank(bytes: Buffer, box: Box): void {
  bytes.write('free', box.start + 4, 'latin1')
  bytes.fill(0, box.body, box.end)
}

/** Reads a big-endian number that must lie in the box. @throws FILE_BROKEN when it doesn't */
export function uint32(bytes: Buffer, box: Box, at: number): number {
  if (box.body + at + 4 > box.end) throw new Problem('FILE_BROKEN')
  return bytes.readUInt32BE(box.body + at)
}
