import type { fakePhotoStore } from '../device/photo-store.fake'
import type * as Drafts from './drafts'
import type * as Kept from './kept-photos'
import type { ApiProblem } from './problem'

/** A phone that can crash: what is in `storage` and the photo store stays, all modules are loaded anew. */
const storage = new Map<string, string>()
const server = { call: jest.fn(), upload: jest.fn(), me: 'wang' as string | undefined }

jest.mock('../device/storage', () => ({
  recall: (key: string) => (storage.has(key) ? JSON.parse(storage.get(key) as string) : undefined),
  remember: (key: string, value: unknown) => storage.set(key, JSON.stringify(value)),
}))
jest.mock('../device/network', () => ({ onOnline: () => {} }))
jest.mock('./client', () => ({ call: (...given: unknown[]) => server.call(...given) }))
jest.mock('./upload', () => ({ uploadPhoto: (path: string) => server.upload(path) }))
jest.mock('./session', () => ({ myId: () => server.me, subscribe: () => {}, useMe: () => {} }))
jest.mock('../device/photo-store', () => ({
  photoStore: jest.requireActual('../device/photo-store.fake').fakePhotoStore(),
}))

interface App {
  drafts: typeof Drafts
  kept: typeof Kept
  problem: typeof import('./problem')
  store: ReturnType<typeof fakePhotoStore>
}
let app: App

/** Starts the app, again after a crash; the bytes stay. */
function start(): App {
  const before = app?.store.bytes
  jest.resetModules()
  app = {
    drafts: require('./drafts'),
    kept: require('./kept-photos'),
    problem: require('./problem'),
    store: require('../device/photo-store').photoStore,
  }
  for (const [name, path] of before ?? []) app.store.bytes.set(name, path)
  return app
}
const waiting = () => JSON.parse(storage.get('drafts') ?? '[]') as Drafts.Draft[]
const photo = (name: string, fileId?: string): Kept.KeptPhoto => ({ name, kind: 'image', size: 1, fileId })
const offline = () => app.problem.offline()
const refusal = (code: string): ApiProblem => new app.problem.ApiProblem(422, code, '不行')

/** Keeps a report with these photos, as the page does: first the form has them, then the draft. */
async function keepReport(photos: Kept.KeptPhoto[], key = 'k1'): Promise<void> {
  app.kept.notePhotos('report', photos)
  for (const { name } of photos) await app.store.put(name, `tmp:${name}`)
  const input = { text: '路灯不亮', attachments: [] } as never
  app.drafts.saveDraft('cases.report', input, {
    title: '路灯',
    key,
    photos: { field: 'attachments', kept: photos },
  })
  app.kept.notePhotos('report', [])
  await app.kept.letGo(photos)
  await app.drafts.sendDrafts()
}

beforeEach(() => {
  storage.clear()
  server.me = 'wang'
  server.call.mockReset().mockResolvedValue({})
  server.upload.mockReset().mockImplementation(async (path: string) => ({ id: `id-${path}` }))
  app?.store.bytes.clear()
  start()
})

test('photos are uploaded in order, then the report goes with its key, then nothing is kept', async () => {
  await keepReport([photo('a'), photo('b', 'up'), photo('c')])
  const input = { text: '路灯不亮', attachments: ['id-kept:a', 'up', 'id-kept:c'] }
  expect(server.call.mock.calls).toEqual([['cases.report', input, { key: 'k1' }]])
  expect(waiting()).toEqual([])
  expect([...app.store.bytes]).toEqual([])
})

test('a crash between two uploads loses no photo and uploads none twice', async () => {
  server.upload.mockResolvedValueOnce({ id: 'first' }).mockRejectedValueOnce(offline())
  await keepReport([photo('a'), photo('b')])
  expect(waiting()[0]?.photos?.kept.map(({ fileId }) => fileId)).toEqual(['first', undefined])

  start()
  await app.kept.sweepPhotos()
  await app.drafts.sendDrafts()
  expect(server.upload.mock.calls.map(([path]) => path)).toEqual(['kept:a', 'kept:b', 'kept:b'])
  expect(server.call.mock.calls[0]?.[1]).toMatchObject({ attachments: ['first', 'id-kept:b'] })
  expect([...app.store.bytes]).toEqual([])
})

test('uploads that the server has forgotten are made again, under the same key', async () => {
  server.call.mockRejectedValueOnce(refusal('FILE_UNKNOWN'))
  await keepReport([photo('a', 'old')])
  expect(server.call.mock.calls.map(([, { attachments }, { key }]) => [attachments, key])).toEqual([
    [['old'], 'k1'],
    [['id-kept:a'], 'k1'],
  ])
  expect(waiting()).toEqual([])
})

test('a photo that is gone is said, and the words stay', async () => {
  server.upload.mockRejectedValueOnce(offline())
  await keepReport([photo('a')])
  app.store.bytes.clear()
  await app.drafts.sendDrafts()
  expect(waiting()[0]).toMatchObject({
    input: { text: '路灯不亮' },
    refused: expect.stringContaining('照片'),
  })
  expect(server.call).not.toHaveBeenCalled()
})

test('what is refused keeps its photos until it is dropped', async () => {
  server.call.mockRejectedValueOnce(refusal('PLACE_OUTSIDE'))
  await keepReport([photo('a')])
  expect(waiting()[0]?.refused).toBe('不行')
  expect([...app.store.bytes.keys()]).toEqual(['a'])
  app.drafts.dropDraft('k1')
  await app.kept.sweepPhotos()
  expect([...app.store.bytes]).toEqual([])
})

test('only who has kept it sends it', async () => {
  server.call.mockRejectedValueOnce(offline())
  await keepReport([])
  server.me = 'li'
  server.call.mockClear()
  await app.drafts.sendDrafts()
  expect(server.call).not.toHaveBeenCalled()
  server.me = 'wang'
  await app.drafts.sendDrafts()
  expect(server.call).toHaveBeenCalledTimes(1)
})

test('a sweep drops what no form and no draft has, and forms given up for two weeks', async () => {
  app.kept.notePhotos('step:c:handle', [photo('a')])
  for (const name of ['a', 'orphan']) await app.store.put(name, name)
  await app.kept.sweepPhotos()
  expect([...app.store.bytes.keys()]).toEqual(['a'])
  await app.kept.sweepPhotos(Date.now() + 15 * 86_400_000)
  expect([...app.store.bytes.keys()]).toEqual([])
  expect(app.kept.photosOf('step:c:handle')).toEqual([])
})
