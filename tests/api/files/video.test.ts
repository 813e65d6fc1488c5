import { type Attached, fetched, fixture, type Somebody, upload, type World, world } from './world'

let here: World
let li: Somebody
beforeAll(async () => {
  here = await world()
  li = await here.resident('李')
})
afterAll(() => here.stop())

const send = (bytes: Buffer) => upload(here, li, bytes, 'film.mp4')
const kept = async (file: Attached) => (await fetched(here, file.url)).bytes

const box = (type: string, ...content: Buffer[]): Buffer => {
  const body = Buffer.concat(content)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length + 8)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, body])
}
const numbers = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4)
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, index * 4)
  return bytes
}

/** A track with one chunk of `length` bytes at `offset`. */
const track = (handler: string, offset: number, length: number, more = Buffer.alloc(0)): Buffer =>
  box(
    'trak',
    box('tkhd', numbers(0, 11, 12, 1, 0, 60), Buffer.alloc(16), upright, numbers(1920 * 65536, 1080 * 65536)),
    box(
      'mdia',
      box('mdhd', numbers(0, 11, 12, 1000, 5000, 0)),
      box('hdlr', numbers(0, 0), Buffer.from(handler), Buffer.alloc(13)),
      box(
        'minf',
        box(
          'stbl',
          box('stsz', numbers(0, 0, 1, length)),
          box('stsc', numbers(0, 1, 1, 1, 1)),
          box('stco', numbers(0, 1, offset)),
        ),
      ),
    ),
    more,
  )
/** The matrix of a film held upright: turned by a quarter. */
const upright = numbers(0, 65536, 0, 0xffff0000, 0, 0, 0, 0, 0x40000000)

/** A film as a phone makes it: picture, and a track that says where it was, second by second. */
function film({ seconds = 5, handlers = ['vide', 'meta'], more = [] as Buffer[] } = {}): Buffer {
  const brand = box('ftyp', Buffer.from('qt  '), numbers(0), Buffer.from('qt  '))
  const data = box('mdat', Buffer.from('PICTUREPICTURE'), Buffer.from('PLACE30.01+120.01'))
  const at = brand.length + 8
  const movie = box(
    'moov',
    box('mvhd', numbers(0, 11, 12, 1000, seconds * 1000), Buffer.alloc(80)),
    ...handlers.map((handler) => (handler === 'vide' ? track(handler, at, 14) : track(handler, at + 14, 17))),
    box('udta', box('\u00a9xyz', Buffer.from('+30.0100+120.0100/'))),
    box('meta', Buffer.from('com.apple.quicktime.location.ISO6709')),
  )
  return Buffer.concat([
    brand,
    data,
    movie,
    box('uuid', Buffer.from('<x:xmpmeta>30.01</x:xmpmeta>')),
    ...more,
  ])
}

test('a film keeps its length and its pictures and loses place, camera and time', async () => {
  const original = fixture('place-inside.mp4')
  const file = (await send(original)).ok
  expect(file).toMatchObject({ kind: 'video', width: 64, height: 48, thumbUrl: null })
  const bytes = await kept(file)
  expect(bytes.length).toBe(original.length)
  for (const word of ['+30.01', 'LINLI-CAMERA', '2026-05-12']) {
    expect(original.includes(word)).toBe(true)
    expect(bytes.includes(word)).toBe(false)
  }
  const media = original.indexOf('mdat')
  expect(bytes.subarray(media).equals(original.subarray(media))).toBe(true)
  expect(bytes.indexOf('stco')).toBe(original.indexOf('stco'))
})

test('of a film of a phone only what is seen and heard stays', async () => {
  const file = (await send(film())).ok
  expect(file).toMatchObject({ kind: 'video', width: 1080, height: 1920 })
  const bytes = await kept(file)
  expect(bytes.length).toBe(film().length)
  expect(bytes.includes('PICTUREPICTURE')).toBe(true)
  for (const word of ['PLACE', '30.01', '120.01', 'location', 'xmpmeta', '\u00a9xyz'])
    expect(bytes.includes(Buffer.from(word, 'latin1'))).toBe(false)
  const { headers } = await fetched(here, file.url)
  expect(headers.get('content-type')).toBe('video/quicktime')
})

test.each([
  ['longer than a minute', film({ seconds: 62 }), 'VIDEO_TOO_LONG'],
  ['without length', film({ seconds: 0 }), 'FILE_BROKEN'],
  ['without pictures', film({ handlers: ['soun'] }), 'FILE_TYPE'],
  ['in fragments', film({ more: [box('moof')] }), 'FILE_TYPE'],
  ['cut off', fixture('place-inside.mp4').subarray(0, 1500), 'FILE_BROKEN'],
  ['without its index', film().subarray(0, 20 + 39), 'FILE_BROKEN'],
])('a film %s is refused', async (_, bytes, code) => {
  expect((await send(bytes)).code).toBe(code)
})

test('a film whose place track points beyond its end is refused', async () => {
  const bytes = film()
  const offsets = bytes.lastIndexOf('stco')
  bytes.writeUInt32BE(0x7fffffff, offsets + 12)
  expect((await send(bytes)).code).toBe('FILE_BROKEN')
})

test('a film whose tables claim more entries than they hold is refused', async () => {
  const bytes = film()
  bytes.writeUInt32BE(0xffffffff, bytes.lastIndexOf('stsz') + 12)
  expect((await send(bytes)).code).toBe('FILE_BROKEN')
})
