import { randomBytes } from 'node:crypto'
import sharp, { type Sharp } from 'sharp'
import { fetched, fixture, upload, type World, world } from './world'

let here: World
beforeAll(async () => {
  here = await world()
})
afterAll(() => here.stop())

const canvas = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#c03020' } })

/** Left half red, right half blue. */
const halves = (width: number, height: number) =>
  canvas(width, height).composite([
    {
      input: { create: { width: width / 2, height, channels: 3 as const, background: '#2030c0' } },
      left: width / 2,
      top: 0,
    },
  ])

const withPlace = (image: Sharp) =>
  image
    .withExif({
      IFD0: { Make: 'LINLI-CAMERA' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 1/1 0/1', GPSLongitude: '120/1 1/1 0/1' },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><place>30.01,120.01</place></x:xmpmeta>')

/** Pixels of random colours: what does not compress. */
const noise = (width: number, height: number) =>
  sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })

async function kept(bytes: Buffer, name?: string) {
  const person = await here.resident(`${Math.random()}`)
  const file = (await upload(here, person, bytes, name)).ok
  const full = await fetched(here, file.url)
  expect(full.status).toBe(200)
  return { file, full: full.bytes, thumb: (await fetched(here, file.thumbUrl as string)).bytes }
}

test.each([
  ['jpeg', () => withPlace(halves(800, 600)).jpeg().toBuffer()],
  ['png', () => withPlace(halves(800, 600)).png().toBuffer()],
  ['webp', () => withPlace(halves(800, 600)).webp().toBuffer()],
] as const)(
  'a %s is kept as a jpeg without place and camera, with a small picture beside',
  async (_, make) => {
    const original = await make()
    expect(original.includes('LINLI-CAMERA')).toBe(true)
    const { file, full, thumb } = await kept(original)
    expect(file).toMatchObject({ kind: 'photo', width: 800, height: 600 })
    const { format, exif, xmp, icc, iptc, width } = await sharp(full).metadata()
    expect({ format, exif, xmp, icc, iptc, width }).toEqual({ format: 'jpeg', width: 800 })
    expect(full.includes('LINLI-CAMERA') || full.includes('30.01')).toBe(false)
    expect(await sharp(thumb).metadata()).toMatchObject({ format: 'jpeg', width: 320, height: 240 })
  },
)

test('a heic of a phone becomes a jpeg without place and camera', async () => {
  const original = fixture('red-left-blue-right.heic')
  expect(original.includes('LINLI-CAMERA')).toBe(true)
  const { file, full } = await kept(original, 'IMG_0001.HEIC')
  expect(file).toMatchObject({ kind: 'photo', width: 120, height: 80 })
  expect(full.includes('LINLI-CAMERA')).toBe(false)
  const { data } = await sharp(full).raw().toBuffer({ resolveWithObject: true })
  expect([data[0]! > 180, data[2]! < 80]).toEqual([true, true])
  expect([data[119 * 3]! < 80, data[119 * 3 + 2]! > 180]).toEqual([true, true])
})

test('a photo that was taken sideways stands upright', async () => {
  const sideways = await halves(800, 600).jpeg().withMetadata({ orientation: 6 }).toBuffer()
  const { file, full } = await kept(sideways)
  expect(file).toMatchObject({ width: 600, height: 800 })
  const { data } = await sharp(full).raw().toBuffer({ resolveWithObject: true })
  // What was left is on top now.
  expect(data[0]! > data[2]!).toBe(true)
  expect(data[data.length - 1]! > data[data.length - 3]!).toBe(true)
})

test('a photo larger than any screen is kept smaller', async () => {
  const { file } = await kept(await canvas(6000, 3000).jpeg().toBuffer())
  expect(file).toMatchObject({ width: 2560, height: 1280 })
})

test('what was appended to a photo is gone', async () => {
  const { full } = await kept(
    Buffer.concat([await canvas(50, 50).jpeg().toBuffer(), Buffer.from('PK-HIDDEN')]),
  )
  expect(full.includes('PK-HIDDEN')).toBe(false)
})

describe('refused', () => {
  const refusal = async (bytes: Buffer, name?: string) => {
    const answer = await upload(here, await here.resident(`${Math.random()}`), bytes, name)
    return [answer.status, answer.code]
  }
  const jpeg = () => noise(600, 400).jpeg().toBuffer()

  test('a zip named .jpg', async () => {
    const zip = Buffer.from('504b03041400000000000000210000000000000000000000000001000000610a', 'hex')
    expect(await refusal(zip)).toEqual([415, 'FILE_TYPE'])
  })
  test.each([
    ['words', Buffer.from('hello, this is no picture at all')],
    ['an svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['a gif', Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=', 'base64')],
    ['one byte', Buffer.from([0xff])],
  ])('%s', async (_, bytes) => {
    expect(await refusal(bytes)).toEqual([415, 'FILE_TYPE'])
  })
  test('an empty file', async () => {
    expect(await refusal(Buffer.alloc(0))).toEqual([400, 'FILE_EMPTY'])
  })
  test.each([0.05, 0.5, 0.95])('a jpeg of which %d came through', async (part) => {
    const whole = await jpeg()
    expect(await refusal(whole.subarray(0, Math.floor(whole.length * part)))).toEqual([422, 'FILE_BROKEN'])
  })
  test('a jpeg with a hole in its pixels, although its end is there', async () => {
    const whole = await jpeg()
    const lacking = Buffer.concat([
      whole.subarray(0, Math.floor(whole.length * 0.5)),
      whole.subarray(Math.floor(whole.length * 0.6)),
    ])
    const closed = Buffer.concat([
      whole.subarray(0, Math.floor(whole.length * 0.6)),
      Buffer.from([0xff, 0xd9]),
    ])
    expect(await refusal(lacking)).toEqual([422, 'FILE_BROKEN'])
    expect(await refusal(closed)).toEqual([422, 'FILE_BROKEN'])
  })
  test('a truncated heic', async () => {
    expect(await refusal(fixture('red-left-blue-right.heic').subarray(0, 400))).toEqual([422, 'FILE_BROKEN'])
  })
  test('a small png that unfolds to 100 million pixels', async () => {
    const bomb = await canvas(10_000, 10_000).png().toBuffer()
    expect(bomb.length).toBeLessThan(2_000_000)
    expect(await refusal(bomb)).toEqual([413, 'FILE_TOO_LARGE'])
  })
})

describe('a whole jpeg with something more in it is taken', () => {
  test.each([false, true])('bytes before and behind its end, progressive: %s', async (progressive) => {
    const whole = await noise(600, 400).jpeg({ progressive }).toBuffer()
    const end = whole.length - 2
    const before = Buffer.concat([whole.subarray(0, end), Buffer.alloc(15), whole.subarray(end)])
    const behind = Buffer.concat([whole, Buffer.from('left by the camera')])
    for (const bytes of [whole, before, behind]) await kept(bytes)
  })
})
