import sharp, { type Sharp } from 'sharp'

const width = 300
const height = Math.round((width * 812) / 375)
const gap = 24
const paper = '#E9EDF0'

/** A PNG of few colours: pages are made of flat areas, and the repository keeps every version of a picture. */
const small = (image: Sharp) => image.png({ palette: true, colours: 128, effort: 10 }).toBuffer()

/** One picture as it is kept: as wide as the phone. */
export const onePicture = (png: Buffer) => small(sharp(png).resize({ width: 375, kernel: 'lanczos3' }))

/** Several pictures side by side. */
export async function sideBySide(pngs: readonly Buffer[]): Promise<Buffer> {
  const rounded = Buffer.from(
    `<svg width="${width}" height="${height}"><rect width="${width}" height="${height}" rx="16" fill="#fff"/></svg>`,
  )
  const phones = await Promise.all(
    pngs.map(async (png, at) => ({
      input: await sharp(png)
        .resize(width, height)
        .composite([{ input: rounded, blend: 'dest-in' }])
        .png()
        .toBuffer(),
      left: gap + at * (width + gap),
      top: gap,
    })),
  )
  const frame = { width: gap + pngs.length * (width + gap), height: height + 2 * gap }
  const whole = sharp({ create: { ...frame, channels: 3, background: paper } }).composite(phones)
  return small(sharp(await whole.png().toBuffer()))
}
