import { outboxModel } from '../../../server/src/platform/store/events'
import { modelOn } from '../../../server/src/platform/store/model'
import { countModel, type Probe, startProbe } from './probe'

let probe: Probe
let token: string
beforeEach(async () => {
  probe = await startProbe({ processes: 2 })
  token = await probe.signIn()
})
afterEach(() => probe.stop())

const make = (i: number) =>
  probe.send('POST', '/api/v1/notes', { token, url: probe.urls[i % 2] as string, body: { text: `第${i}条` } })
const drainAll = () => Promise.all(probe.processes.map(({ outbox }) => outbox.drain()))
const counted = async () =>
  (await probe.context.model(countModel).findOne({ tenantId: probe.tenantId }).lean())?.made ?? 0
const outbox = () => modelOn(probe.context.connection, outboxModel)

test('each of 40 events has its effect once, with two processes telling them', async () => {
  await Promise.all(Array.from({ length: 40 }, (_, i) => make(i)))
  await drainAll()
  expect(await counted()).toBe(40)
  expect(await outbox().countDocuments()).toBe(0)
})

test('an event that is told twice has its effect once', async () => {
  await make(1)
  const row = await outbox().findOne().lean()
  await drainAll()
  await outbox().create(row as never)
  await drainAll()
  expect(await counted()).toBe(1)
})

test('a reaction that fails is tried again later and holds up no other event', async () => {
  await Promise.all([make(1), make(2), make(3)])
  const [first] = await outbox().find().sort({ _id: 1 }).lean()
  probe.handles.beforeReaction = async ({ _id }) => {
    if (_id === first?._id) throw new Error('not now')
  }
  await drainAll()
  expect(await counted()).toBe(2)
  const left = await outbox().find().lean()
  expect(left).toHaveLength(1)
  expect(left[0]).toMatchObject({ _id: first?._id, attempts: 1 })
  expect(left[0]?.nextAt.getTime()).toBeGreaterThan(Date.now())

  probe.handles.beforeReaction = async () => undefined
  await outbox().updateOne({ _id: first?._id as string }, { $set: { nextAt: new Date(0) } })
  await drainAll()
  expect(await counted()).toBe(3)
})

test('what a process claimed and never finished is taken over when its lease ends', async () => {
  await make(1)
  await outbox().updateOne({}, { $set: { nextAt: new Date(Date.now() + 60_000) }, $inc: { attempts: 1 } })
  await drainAll()
  expect(await counted()).toBe(0)
  await outbox().updateOne({}, { $set: { nextAt: new Date(Date.now() - 1) } })
  await drainAll()
  expect(await counted()).toBe(1)
})
