import sharp from 'sharp'

/** A small jpeg of one colour. */
export const photo = (colour: string): Promise<Buffer> =>
  sharp({ create: { width: 80, height: 60, channels: 3, background: colour } })
    .jpeg()
    .toBuffer()
