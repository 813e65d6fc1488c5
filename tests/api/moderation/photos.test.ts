import { createHash } from 'node:crypto'
import { storeFile } from '../../../server/src/files'
import { verdictsModel } from '../../../server/src/moderation/model'
import { modelOn } from '../../../server/src/platform/store/model'
import { fixture, type Somebody, type World, world } from '../files/world'
import { checkOf, MINUTE_MS, photoOf, seen, stateOf, told } from './watched'

let here: World
let li: Somebody
beforeEach(async () => {
  here = await world()
  li = await here.resident('李')
})
afterEach(() => here.stop())

const wechat = () => here.server.simulator.control
const sent = async () => (await wechat().mediaChecks()).length
const pass = async (minutes: number) => {
  here.server.clock.advance(minutes * MINUTE_MS)
  await wechat().advance({ ms: minutes * MINUTE_MS })
  await wechat().visit({ user: '李' })
}
const followUp = () => here.server.runJob('moderation.followUp')

test('a photo is pending until WeChat’s verdict is pushed, then passed, and the case is told once', async () => {
  const photo = await photoOf(li)
  await here.server.settle()
  expect(await stateOf(li, photo)).toBe('pending')
  const [asked] = await wechat().mediaChecks()
  expect(asked!.url).toBe(here.server.url + photo.file.url)
  await wechat().flushPushes()
  expect(await stateOf(li, photo)).toBe('passed')
  expect(await told(here, photo.caseId)).toEqual(['passed'])
  expect(await wechat().pushes()).toMatchObject([{ accepted: true, attempts: [{ body: 'success' }] }])
})

test.each(['documented', 'recent'] as const)(
  'a risky photo is hidden (%s form of the push)',
  async (shape) => {
    await wechat().addVerdict({ suggest: 'risky', shape })
    const photo = await photoOf(li)
    await here.server.settle()
    await wechat().flushPushes()
    expect([await stateOf(li, photo), await seen(here, photo)]).toEqual(['hidden', 404])
    expect(await told(here, photo.caseId)).toEqual(['hidden'])
  },
)

test('a photo WeChat is not sure of goes to a person', async () => {
  await wechat().addVerdict({ suggest: 'review', shape: 'recent' })
  const photo = await photoOf(li)
  await here.server.settle()
  await wechat().flushPushes()
  expect(await stateOf(li, photo)).toBe('person')
  expect(await checkOf(here, photo.caseId)).toMatchObject({ why: 'review' })
  expect(await told(here, photo.caseId)).toEqual([])
})

test('a push that comes twice, again later, or before its trace is known counts once', async () => {
  await wechat().addVerdict({ suggest: 'risky', delivery: 'early', times: 1 })
  await wechat().addVerdict({ suggest: 'pass', delivery: 'duplicate' })
  const [first, second] = [await photoOf(li), await photoOf(li)]
  await here.server.settle()
  await wechat().flushPushes()
  for (const { traceId } of await wechat().mediaChecks()) await wechat().redeliver({ traceId })
  const all = [await told(here, first.caseId), await told(here, second.caseId)]
  expect(all.sort()).toEqual([['hidden'], ['passed']])
})

test('a push for a trace of nobody’s is accepted and changes nothing', async () => {
  const photo = await photoOf(li)
  await here.server.settle()
  const [{ traceId } = { traceId: '' }] = await wechat().mediaChecks()
  await modelOn(here.county.connection, verdictsModel).deleteMany({})
  const check = await checkOf(here, photo.caseId)
  await here.county.connection
    .collection('moderationChecks')
    .updateOne({ _id: check!._id as never }, { $set: { traceIds: ['other'] } })
  await wechat().flushPushes()
  expect((await wechat().pushes()).every(({ accepted }) => accepted)).toBe(true)
  expect(await stateOf(li, photo)).toBe('pending')
  expect(await modelOn(here.county.connection, verdictsModel).findById(traceId).lean()).toMatchObject({
    outcome: 'pass',
  })
  here.server.clock.advance(8 * 24 * 60 * MINUTE_MS)
  await here.server.runJob('moderation.forgetVerdicts')
  expect(await modelOn(here.county.connection, verdictsModel).countDocuments()).toBe(0)
})

test('an answer that is lost is asked for once more, then a person looks; a late "risky" still hides', async () => {
  await wechat().addVerdict({ suggest: 'risky', delivery: 'never' })
  const photo = await photoOf(li)
  await here.server.settle()
  await wechat().flushPushes()
  await pass(29)
  await followUp()
  expect(await sent()).toBe(1)
  await pass(2)
  await followUp()
  await followUp()
  expect([await sent(), await stateOf(li, photo)]).toEqual([2, 'pending'])
  await wechat().flushPushes()
  await pass(31)
  await followUp()
  expect([await sent(), await stateOf(li, photo)]).toEqual([2, 'person'])
  expect(await checkOf(here, photo.caseId)).toMatchObject({ why: 'silent' })

  const judge = await here.staff('派遣员', 'dispatcher')
  const { _id: id } = (await checkOf(here, photo.caseId))!
  const decision = { id, verdict: 'pass' as const, reason: '只是路灯' }
  expect((await here.server.call('moderation.decide', decision, { token: judge.token })).status).toBe(200)
  expect([await stateOf(li, photo), await seen(here, photo)]).toEqual(['passed', 200])
  const traces = (await wechat().mediaChecks()).map(({ traceId }) => traceId)
  await wechat().redeliver({ traceId: traces[0] as string })
  expect([await stateOf(li, photo), await seen(here, photo)]).toEqual(['hidden', 404])
  expect(await told(here, photo.caseId)).toEqual(['passed', 'hidden'])
})

test('an answer that comes after a person was asked spares the person', async () => {
  await wechat().addVerdict({ suggest: 'pass', delivery: 'never' })
  const photo = await photoOf(li)
  await here.server.settle()
  await wechat().flushPushes()
  for (let round = 0; round < 2; round++) {
    await pass(31)
    await followUp()
    await wechat().flushPushes()
  }
  expect(await stateOf(li, photo)).toBe('person')
  const [{ traceId } = { traceId: '' }] = await wechat().mediaChecks()
  await wechat().redeliver({ traceId })
  expect(await stateOf(li, photo)).toBe('passed')
})

test('when WeChat could not fetch the photo it is asked again soon', async () => {
  const address = here.county.config.PUBLIC_URL
  here.county.config.PUBLIC_URL = 'http://127.0.0.1:9'
  const photo = await photoOf(li)
  await here.server.settle()
  await wechat().flushPushes()
  here.county.config.PUBLIC_URL = address
  expect([await stateOf(li, photo), await sent()]).toEqual(['pending', 1])
  await pass(1)
  await followUp()
  await wechat().flushPushes()
  expect([await stateOf(li, photo), await sent()]).toEqual(['passed', 2])
})

test('a photo that can never be fetched goes to a person', async () => {
  here.county.config.PUBLIC_URL = 'http://127.0.0.1:9'
  const photo = await photoOf(li)
  await here.server.settle()
  for (let round = 0; round < 2; round++) {
    await wechat().flushPushes()
    await pass(1)
    await followUp()
  }
  expect(await stateOf(li, photo)).toBe('person')
})

test('WeChat is asked again with growing waits while it refuses, and in the end a person looks', async () => {
  await wechat().addFault({
    path: '/wxa/media_check_async',
    kind: 'errcode',
    errcode: 45009,
    times: 'always',
  })
  const photo = await photoOf(li)
  await here.server.settle()
  for (const minutes of [1, 5, 15]) {
    await followUp()
    expect(await stateOf(li, photo)).toBe('pending')
    await pass(minutes)
  }
  await followUp()
  await pass(60)
  await followUp()
  expect(await checkOf(here, photo.caseId)).toMatchObject({ state: 'person', why: 'silent', failures: 4 })
})

test('an answer that got lost on the way leaves one photo with one verdict', async () => {
  await wechat().addFault({ path: '/wxa/media_check_async', kind: 'garbage', effect: true })
  const photo = await photoOf(li)
  await here.server.settle()
  await wechat().flushPushes()
  expect(await sent()).toBe(2)
  expect([await stateOf(li, photo), await told(here, photo.caseId)]).toEqual(['passed', ['passed']])
})

test('photos of staff without WeChat pass, those of a resident without WeChat and films go to a person', async () => {
  const handler = await here.staff('维修工', 'handler')
  const stranger = await here.resident('没有微信')
  await here.county.connection
    .collection('accounts')
    .updateOne({ _id: stranger.id as never }, { $set: { openid: null } })
  const film = await storeFile(li.context, { bytes: fixture('place-inside.mp4'), uploaderId: li.id })
  const photos = [await photoOf(handler), await photoOf(stranger), await photoOf(li, undefined, film)]
  await here.server.settle()
  expect(await stateOf(handler, photos[0]!)).toBe('passed')
  expect(await stateOf(stranger, photos[1]!)).toBe('person')
  expect(await stateOf(li, photos[2]!)).toBe('person')
  expect(await sent()).toBe(0)
})

test('a verdict by the bytes reaches the photo with these bytes', async () => {
  const [good, bad] = [await photoOf(li), await photoOf(li)]
  const bytes = Buffer.from(await (await fetch(here.server.url + bad.file.url)).arrayBuffer())
  await wechat().addVerdict({ sha256: createHash('sha256').update(bytes).digest('hex'), suggest: 'risky' })
  await here.server.settle()
  await wechat().flushPushes()
  expect([await stateOf(li, good), await stateOf(li, bad)]).toEqual(['passed', 'hidden'])
})
