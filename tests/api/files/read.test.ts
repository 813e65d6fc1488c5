import sharp from 'sharp'
import { claimFiles, hideFile, photoBytes, storeFile } from '../../../server/src/files'
import { type Attached, act, fetched, fixture, type Somebody, upload, type World, world } from './world'

let here: World
let li: Somebody
let file: Attached
beforeAll(async () => {
  here = await world()
  li = await here.resident('李')
  const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: 'green' } })
    .jpeg()
    .toBuffer()
  file = (await upload(here, li, photo)).ok
})
afterAll(() => here.stop())

const problem = async (link: string) => {
  const { status, bytes } = await fetched(here, link)
  return [status, JSON.parse(bytes.toString()).code]
}

test('who holds the link sees the photo, privately cached, as nothing but a picture', async () => {
  const { status, headers } = await fetched(here, file.url)
  expect(status).toBe(200)
  expect(headers.get('content-type')).toBe('image/jpeg')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('content-disposition')).toBe(`inline; filename="${file.id}.jpg"`)
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
  expect(headers.get('cache-control')).toMatch(/^private, max-age=\d+, immutable$/)
})

test('a phone that has the photo is not sent it again', async () => {
  const { headers } = await fetched(here, file.url)
  const again = await fetched(here, file.url, {
    'If-None-Match': headers.get('etag') as string,
    // Otherwise undici adds no-cache, which a browser doesn't.
    'Cache-Control': 'max-age=0',
  })
  expect([again.status, again.bytes.length]).toEqual([304, 0])
})

test('a link is for one file, one size and one end', async () => {
  const other = (await upload(here, li, await photoBytes(here.county, file.id))).ok
  expect(await problem(file.url.replace(file.id, other.id))).toEqual([403, 'LINK_EXPIRED'])
  expect(await problem(file.url.replace('size=full', 'size=thumb'))).toEqual([403, 'LINK_EXPIRED'])
  expect(await problem(file.url.replace(/until=(\d)/, 'until=9'))).toEqual([403, 'LINK_EXPIRED'])
  expect(await problem(file.url.replace(/&signature=.*/, ''))).toEqual([400, 'INPUT_INVALID'])
})

test('a link ends', async () => {
  const url = here.county.files.link(file.id, 'full', here.county.now() - 24 * 3_600_000)
  expect(await problem(url)).toEqual([403, 'LINK_EXPIRED'])
})

test('a signed link to nothing finds nothing', async () => {
  expect(await problem(here.county.files.link('nothing', 'full', here.county.now()))).toEqual([
    404,
    'NOT_FOUND',
  ])
})

test('a hidden file is gone for every link that was given out', async () => {
  const hidden = (await upload(here, li, await photoBytes(here.county, file.id))).ok
  await act(li, (tx) => hideFile(tx, hidden.id))
  await act(li, (tx) => hideFile(tx, hidden.id))
  expect(await problem(hidden.url)).toEqual([404, 'NOT_FOUND'])
  expect(await problem(hidden.thumbUrl as string)).toEqual([404, 'NOT_FOUND'])
  await expect(photoBytes(here.county, hidden.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('a photo of one county is none of another', async () => {
  await expect(photoBytes(here.other, file.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('a player gets the part of a film it asks for', async () => {
  const film = await storeFile(here.county, { bytes: fixture('place-inside.mp4'), uploaderId: li.id })
  expect(film).toMatchObject({ kind: 'video', thumbUrl: null, width: 64, height: 48 })
  const whole = await fetched(here, film.url)
  expect([whole.headers.get('content-type'), whole.headers.get('accept-ranges')]).toEqual([
    'video/mp4',
    'bytes',
  ])
  const part = await fetched(here, film.url, { Range: 'bytes=4-7' })
  expect([part.status, part.bytes.toString()]).toEqual([206, 'ftyp'])
  expect(part.headers.get('content-range')).toBe(`bytes 4-7/${whole.bytes.length}`)
  const beyond = await fetched(here, film.url, { Range: 'bytes=99999999-' })
  expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${whole.bytes.length}`])
  const thumb = here.county.files.link(film.id, 'thumb', here.county.now())
  expect(await problem(thumb)).toEqual([404, 'NOT_FOUND'])
  await act(li, (tx) => claimFiles(tx, [film.id], { kind: 'case', id: 'c' }))
})
