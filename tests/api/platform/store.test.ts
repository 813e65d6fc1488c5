import { eventModel, firstBrokenLink, type StoredEvent } from '../../../server/src/platform/store/events'
import { noteModel, type Probe, startProbe } from './probe'

let probe: Probe
let token: string
beforeAll(async () => {
  probe = await startProbe({ processes: 2 })
  token = await probe.signIn()
})
afterAll(() => probe.stop())

const make = async (text = '路灯不亮') =>
  (await probe.send('POST', '/api/v1/notes', { token, body: { text } })).ok as { id: string; version: number }
const edit = (id: string, version: number, text: string, url = probe.urls[0] as string) =>
  probe.send('POST', `/api/v1/notes/${id}/edit`, { token, url, body: { version, text } })
const eventsOf = (id: string): Promise<StoredEvent[]> =>
  probe.context
    .model(eventModel)
    .find({ tenantId: probe.tenantId, stream: `probe:${id}` })
    .sort({ seq: 1 })
    .lean()

describe('versions', () => {
  test('a step on an old version is refused and told the present one', async () => {
    const { id } = await make()
    expect((await edit(id, 1, '路灯坏了')).ok.version).toBe(2)
    const late = await edit(id, 1, '路灯没坏')
    expect(late).toMatchObject({ status: 409, code: 'STALE_VERSION' })
    expect(late.body.currentVersion).toBe(2)
  })

  test('of ten at once, to two processes, one wins and each other is told', async () => {
    const { id } = await make()
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => edit(id, 1, `第${i}个人`, probe.urls[i % 2] as string)),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ code }) => code === 'STALE_VERSION')).toHaveLength(9)
    expect(await eventsOf(id)).toHaveLength(2)
  })
})

describe('the chain of events', () => {
  test('holds through every step', async () => {
    const { id } = await make()
    for (let version = 1; version < 5; version++) await edit(id, version, `第${version}次`)
    const events = await eventsOf(id)
    expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5])
    expect(firstBrokenLink(events)).toBeNull()
    const note = await probe.context.model(noteModel).findOne({ tenantId: probe.tenantId, _id: id }).lean()
    expect(note?.chainHash).toBe(events.at(-1)?.hash)
  })

  test.each([
    [
      'a changed fact',
      (events: StoredEvent[]) => Object.assign(events[1]?.data ?? {}, { by: 'somebody' }),
      2,
    ],
    ['a changed time', (events: StoredEvent[]) => Object.assign(events[2] ?? {}, { at: new Date(0) }), 3],
    [
      'another actor',
      (events: StoredEvent[]) => Object.assign(events[0] ?? {}, { actor: { kind: 'system', id: 'x' } }),
      1,
    ],
    ['a removed event', (events: StoredEvent[]) => events.splice(1, 1), 3],
    [
      'two that changed places',
      (events: StoredEvent[]) => events.splice(0, 2, ...events.slice(0, 2).reverse()),
      2,
    ],
  ])('names the place of %s', async (_, tamper, at) => {
    const { id } = await make()
    for (const version of [1, 2]) await edit(id, version, `第${version}次`)
    const events = await eventsOf(id)
    tamper(events)
    expect(firstBrokenLink(events)).toBe(at)
  })

  test('is broken by a change in the database itself', async () => {
    const { id } = await make()
    await edit(id, 1, '改过一次')
    await probe.context
      .model(eventModel)
      .updateOne({ tenantId: probe.tenantId, stream: `probe:${id}`, seq: 1 }, { $set: { 'data.length': 99 } })
    expect(firstBrokenLink(await eventsOf(id))).toBe(1)
  })
})

describe('the tenant guard', () => {
  const notes = () => probe.context.model(noteModel)
  test.each([
    ['find', () => notes().find({}).lean()],
    ['find by id', () => notes().findById('x').lean()],
    ['update', () => notes().updateMany({}, { $set: { text: '' } })],
    ['delete', () => notes().deleteMany({ text: 'x' })],
    ['count', () => notes().countDocuments({})],
    [
      'an operator in place of the tenant',
      () =>
        notes()
          .find({ tenantId: { $ne: '' } })
          .lean(),
    ],
    ['aggregate', () => notes().aggregate([{ $group: { _id: '$text' } }])],
    [
      'aggregate that names the tenant later',
      () => notes().aggregate([{ $sort: { at: 1 } }, { $match: { tenantId: 't' } }]),
    ],
  ])('refuses %s without a tenant', async (_, query) => {
    await expect((async () => query())()).rejects.toThrow(/without tenantId/)
  })

  test('lets a job that names its reason walk all tenants', async () => {
    await expect(
      notes()
        .find({})
        .setOptions({ allTenants: 'a test' } as never)
        .lean(),
    ).resolves.toBeDefined()
  })
})

test('a list walks every row once, also rows of one moment', async () => {
  const made = new Set<string>()
  for (let i = 0; i < 7; i++) made.add((await make(`同一时刻第${i}条`)).id)
  const seen: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const answer = await probe.send('GET', `/api/v1/notes?limit=3${cursor && `&cursor=${cursor}`}`, { token })
    seen.push(...(answer.ok.items as { id: string }[]).map(({ id }) => id))
    cursor = answer.ok.next as string | null
  }
  expect(new Set(seen).size).toBe(seen.length)
  for (const id of made) expect(seen).toContain(id)
})
