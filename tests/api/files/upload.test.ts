import { connect } from 'node:net'
import { MAX_FILE_BYTES } from '@linli/shared/files/contract'
import sharp from 'sharp'
import { fileKey, filesModel } from '../../../server/src/files/model'
import { modelOn } from '../../../server/src/platform/store/model'
import { fetched, type Somebody, upload, type World, world } from './world'

let here: World
let li: Somebody
let photo: Buffer
beforeAll(async () => {
  here = await world()
  li = await here.resident('李')
  photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: 'green' } })
    .jpeg()
    .toBuffer()
})
afterAll(() => here.stop())

const rows = () => modelOn(here.county.connection, filesModel)
const head = { 'Content-Type': 'multipart/form-data; boundary=b' }
const raw = (body: string, headers: Record<string, string> = head, person: Somebody | null = li) =>
  fetch(`${here.server.url}/api/v1/files`, {
    method: 'POST',
    body,
    headers: { ...headers, ...(person && { Authorization: `Bearer ${person.token}` }) },
  })

test('an upload lies under its tenant and belongs to nothing yet', async () => {
  const file = (await upload(here, li, photo)).ok
  const row = await rows().findOne({ tenantId: here.county.tenantId, _id: file.id }).lean()
  expect(row).toMatchObject({ uploaderId: li.id, state: 'ready', ownerId: null, version: 1 })
  expect(fileKey(row!, 'full')).toBe(`${here.county.tenantId}/files/${file.id}/full`)
})

test('nobody uploads without a session', async () => {
  const answer = await upload(here, null, photo)
  expect([answer.status, answer.code]).toEqual([401, 'NOT_SIGNED_IN'])
})

test('a child uploads only once a guardian agrees', async () => {
  const child = await here.resident('小明', { birthDate: '2016-01-01' })
  expect((await upload(here, child, photo)).code).toBe('GUARDIAN_REQUIRED')
})

test('20 MB get an answer on a connection that goes on working', async () => {
  const answer = await upload(here, li, Buffer.alloc(20 * 1024 * 1024, 7))
  expect([answer.status, answer.code]).toEqual([413, 'FILE_TOO_LARGE'])
  expect((await upload(here, li, photo)).status).toBe(200)
})

test('one byte over 10 MB is too large, 10 MB are not', async () => {
  expect((await upload(here, li, Buffer.alloc(MAX_FILE_BYTES + 1))).code).toBe('FILE_TOO_LARGE')
  expect((await upload(here, li, Buffer.alloc(MAX_FILE_BYTES))).code).toBe('FILE_TYPE')
})

test('a body that announces hundreds of megabytes is answered without being read', async () => {
  const socket = connect(Number(new URL(here.server.url).port), '127.0.0.1')
  const head = [
    'POST /api/v1/files HTTP/1.1',
    'Host: x',
    `Authorization: Bearer ${li.token}`,
    'Content-Type: multipart/form-data; boundary=b',
    'Content-Length: 500000000',
  ]
  socket.write(`${head.join('\r\n')}\r\n\r\n--b\r\n`)
  const [answer] = (await new Promise((resolve) => socket.once('data', (...got) => resolve(got)))) as [Buffer]
  socket.destroy()
  expect(answer.toString()).toMatch(/^HTTP\/1.1 413 /)
})

test.each([
  [
    'a form without a file',
    '--b\r\nContent-Disposition: form-data; name="x"\r\n\r\ny\r\n--b--\r\n',
    'FILE_EMPTY',
  ],
  [
    'a body that ends in the middle',
    '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nxy',
    'BODY_MALFORMED',
  ],
  [
    'two files',
    ['a', 'b']
      .map((n) => `--b\r\nContent-Disposition: form-data; name="${n}"; filename="${n}"\r\n\r\nxy\r\n`)
      .concat('--b--\r\n')
      .join(''),
    'BODY_MALFORMED',
  ],
])('%s is refused', async (_, body, code) => {
  expect(await (await raw(body)).json()).toMatchObject({ code })
})

test('a body that is no form is refused', async () => {
  const types = ['application/json', 'application/octet-stream', 'multipart/form-data']
  const codes = await Promise.all(
    types.map(
      async (type) => ((await (await raw('{}', { 'Content-Type': type })).json()) as { code: string }).code,
    ),
  )
  expect(codes).toEqual(['FILE_EMPTY', 'FILE_EMPTY', 'BODY_MALFORMED'])
})

test('a phone that goes away half-way leaves nothing behind', async () => {
  const before = await rows().countDocuments({ tenantId: here.county.tenantId })
  const socket = connect(Number(new URL(here.server.url).port), '127.0.0.1')
  socket.write(
    `POST /api/v1/files HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${li.token}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 5000\r\n\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nxy`,
    () => socket.destroy(),
  )
  await new Promise((resolve) => socket.once('close', resolve))
  expect((await upload(here, li, photo)).status).toBe(200)
  expect(await rows().countDocuments({ tenantId: here.county.tenantId })).toBe(before + 1)
})

test('who fills the store with uploads that belong to nothing is stopped', async () => {
  const greedy = await here.resident('贪心')
  const one = (await upload(here, greedy, photo)).ok
  const row = await rows().findOne({ tenantId: here.county.tenantId, _id: one.id }).lean()
  await rows().insertMany(Array.from({ length: 99 }, (_, i) => ({ ...row!, _id: `filler-${i}` })))
  expect((await upload(here, greedy, photo)).code).toBe('TOO_MANY_REQUESTS')
})

test('twelve uploads at once are all kept whole', async () => {
  const many = await here.resident('多图')
  const files = await Promise.all(Array.from({ length: 12 }, () => upload(here, many, photo)))
  const shown = await Promise.all(files.map((file) => fetched(here, file.ok.url)))
  expect(shown.map(({ status }) => status)).toEqual(Array(12).fill(200))
})
