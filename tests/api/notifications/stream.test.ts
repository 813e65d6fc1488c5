import type { EventEmitter } from 'node:events'
import { features } from '../../../server/src/app'
import { createAuthenticator } from '../../../server/src/identity'
import { noticeModel } from '../../../server/src/notifications/model'
import { type ServerProcess, startProcess } from '../../../server/src/platform/process'
import { modelOn } from '../../../server/src/platform/store/model'
import { aReport, type Crew, crewOf, walk } from '../../support/cases'
import { type County, freshCounty } from '../../support/county'
import { titles } from './people'
import { type Listening, listen } from './sse'

let county: County
let crew: Crew
let second: ServerProcess
let open: Listening[]
beforeEach(async () => {
  open = []
  county = await freshCounty()
  crew = await crewOf(county)
  const { config, clock } = county.server.process.services
  second = await startProcess({ config: { ...config }, features, authenticator: createAuthenticator, clock })
})
afterEach(async () => {
  for (const one of open) one.close()
  await second.stop()
  await county.stop()
})

const urls = () => ({ a: county.server.url, b: `http://127.0.0.1:${second.port}` })
async function hear(on: 'a' | 'b', who = crew.resident, lastEventId?: string): Promise<Listening> {
  const one = await listen(urls()[on], who.token, lastEventId)
  open.push(one)
  return one
}

test('an event told by one process reaches a client of the other', async () => {
  const [onA, onB] = await Promise.all([hear('a'), hear('b')])
  const one = await aReport(crew)
  await county.server.settle()
  for (const client of [onA, onB]) {
    const { event, id, data } = await client.next()
    expect(event).toBe('notice')
    expect(data).toMatchObject({
      id,
      title: '已收到您的反映',
      read: false,
      subject: { kind: 'case', id: one.id },
    })
  }
})

test('only the own messages come, each once', async () => {
  const other = await county.resident('别人')
  const [mine, theirs] = await Promise.all([hear('b'), hear('b', other)])
  await aReport(crew)
  await aReport(crew, {}, other)
  await county.server.settle()
  const heard = [await mine.next(), await theirs.next()]
  expect(heard[0]?.id).not.toBe(heard[1]?.id)
  await expect(mine.next(300)).rejects.toThrow('no event came')
})

test('a client that comes back with its last id gets what it missed', async () => {
  const first = await hear('b')
  const one = await aReport(crew)
  await county.server.settle()
  const last = await first.next()
  first.close()
  await walk(crew, one, 'filed')
  await county.server.settle()
  const again = await hear('b', crew.resident, last.id)
  expect((await again.next()).data.title).toBe('已立案')
  await walk(crew, { ...one, stage: 'filed' }, 'dispatched')
  await county.server.settle()
  expect((await again.next()).data.title).toMatch(/^已派给/)
})

test('two processes tell 20 events each once', async () => {
  await Promise.all(Array.from({ length: 20 }, () => aReport(crew)))
  await Promise.all([county.server.settle(), second.outbox.drain(), county.server.settle()])
  expect(await titles(crew.resident)).toHaveLength(20)
})

test('a change stream that breaks is opened anew, and nothing is missed', async () => {
  const notices = modelOn(second.services.connection, noticeModel).collection
  const opened: EventEmitter[] = []
  const watch = notices.watch.bind(notices)
  notices.watch = ((...args: Parameters<typeof watch>) => {
    const stream = watch(...args)
    opened.push(stream)
    return stream
  }) as never
  const client = await hear('b')
  await aReport(crew)
  await county.server.settle()
  await client.next()
  // As an engine does when the history it was asked for is gone.
  opened[0]?.emit('error', new Error('resume of change stream was not possible'))
  await aReport(crew)
  await county.server.settle()
  expect((await client.next()).data.title).toBe('已收到您的反映')
  await expect(client.next(300)).rejects.toThrow('no event came')
  expect(opened).toHaveLength(2)
})

test('a process that ends lets its listeners go', async () => {
  const client = await hear('b')
  await second.stop()
  await client.ended
})

test('nobody listens without a session, and a wrong last id is named', async () => {
  await expect(listen(urls().a, 'nothing')).rejects.toThrow('401')
  await expect(listen(urls().a, crew.resident.token, '../etc')).rejects.toThrow('400')
})
