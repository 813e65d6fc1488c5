import sharp from 'sharp'
import { attachmentsOf, claimFiles, storeFile } from '../../../server/src/files'
import { fileKey, filesModel } from '../../../server/src/files/model'
import { modelOn } from '../../../server/src/platform/store/model'
import { act, fetched, type Somebody, type World, world } from './world'

const DAY_MS = 86_400_000

let here: World
let li: Somebody
let wang: Somebody
let photo: Buffer
beforeAll(async () => {
  here = await world()
  ;[li, wang] = [await here.resident('李'), await here.resident('王')]
  photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: 'green' } })
    .jpeg()
    .toBuffer()
})
afterAll(() => here.stop())

const fileOf = (person: Somebody) => storeFile(person.context, { bytes: photo, uploaderId: person.id })
const claim = (person: Somebody, ids: string[], id = 'case-1') =>
  act(person, (tx) => claimFiles(tx, ids, { kind: 'case', id }))
const row = (id: string) =>
  modelOn(here.county.connection, filesModel).findOne({ tenantId: here.county.tenantId, _id: id }).lean()
const bytesLeft = async (id: string) =>
  (await here.county.files.get(fileKey({ _id: id, tenantId: here.county.tenantId }, 'full'))) !== null

test('own uploads go to one owner, once', async () => {
  const ids = [(await fileOf(li)).id, (await fileOf(li)).id]
  await claim(li, [...ids, ...ids])
  expect(await row(ids[0]!)).toMatchObject({ ownerKind: 'case', ownerId: 'case-1' })
  await expect(claim(li, ids, 'case-2')).rejects.toMatchObject({ code: 'FILE_UNKNOWN' })
})

test('nobody claims what is another’s, another county’s or not there, and then nothing is claimed', async () => {
  const own = (await fileOf(li)).id
  const foreign = (await fileOf(wang)).id
  const far = await storeFile(here.other, { bytes: photo, uploaderId: li.id })
  for (const id of [foreign, far.id, 'nothing'])
    await expect(claim(li, [own, id])).rejects.toMatchObject({ code: 'FILE_UNKNOWN' })
  expect(await row(own)).toMatchObject({ ownerId: null })
})

test('two forms that claim one upload at once: one has it', async () => {
  const { id } = await fileOf(li)
  const results = await Promise.allSettled(['a', 'b'].map((owner) => claim(li, [id], owner)))
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('attachments are shown by id to their own county only', async () => {
  const file = await fileOf(li)
  expect([...(await attachmentsOf(li.context, [file.id, file.id, 'nothing'])).values()]).toEqual([file])
  expect((await attachmentsOf(here.other, [file.id])).size).toBe(0)
})

test('uploads that nothing claims are removed after three days, claimed ones stay', async () => {
  const [loose, taken] = [await fileOf(li), await fileOf(li)]
  await claim(li, [taken.id])
  here.server.clock.advance(3 * DAY_MS - 1)
  await here.server.runJob('files.sweep')
  expect(await row(loose.id)).toMatchObject({ state: 'ready' })
  here.server.clock.advance(2)
  await here.server.runJob('files.sweep')
  await here.server.settle()
  expect(await row(loose.id)).toMatchObject({ state: 'removed', width: null })
  expect([await bytesLeft(loose.id), await bytesLeft(taken.id)]).toEqual([false, true])
  await here.server.runJob('files.sweep')
  await expect(claim(li, [loose.id])).rejects.toMatchObject({ code: 'FILE_UNKNOWN' })
})

test('bytes of an upload during which the process died are found and removed', async () => {
  // The disk fails before the row can say "ready".
  const put = here.county.files.put
  let key = ''
  const failing = {
    ...here.county,
    log: { ...here.county.log, error: () => undefined } as never,
    files: {
      ...here.county.files,
      put: async (...given: Parameters<typeof put>) => {
        await put(...given)
        key = given[0]
        throw new Error('the power went off')
      },
    },
  }
  await expect(storeFile(failing, { bytes: photo, uploaderId: li.id })).rejects.toMatchObject({
    code: 'UNAVAILABLE',
  })
  const id = key.split('/')[2] as string
  expect(await row(id)).toMatchObject({ state: 'storing' })
  await expect(claim(li, [id])).rejects.toMatchObject({ code: 'FILE_UNKNOWN' })
  here.server.clock.advance(DAY_MS + 1)
  await here.server.runJob('files.sweep')
  await here.server.settle()
  expect(await bytesLeft(id)).toBe(false)
})

test('a person’s files can be taken along, and go with the person', async () => {
  const mine = here.county.personalData.get('files')!
  const [zhao, file] = await here.resident('赵').then(async (one) => [one, await fileOf(one)] as const)
  await claim(zhao, [file.id], 'case-9')
  const taken = (await mine.collect(zhao.context, zhao.id)) as { id: string; caseId: string; url: string }[]
  expect(taken).toMatchObject([{ id: file.id, caseId: 'case-9', kind: 'photo' }])
  expect((await fetched(here, taken[0]!.url)).status).toBe(200)
  await act(zhao, (tx) => mine.erase(tx, zhao.id))
  expect((await fetched(here, file.url)).status).toBe(404)
  await here.server.settle()
  expect(await bytesLeft(file.id)).toBe(false)
  expect(await mine.collect(zhao.context, zhao.id)).toEqual([])
})
