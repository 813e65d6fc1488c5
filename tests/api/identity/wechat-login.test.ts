import { accountsModel } from '../../../server/src/identity/model'
import { eventModel } from '../../../server/src/platform/store/events'
import { newPlace, type Place, startPlace } from './place'

let place: Place
beforeAll(async () => {
  place = await startPlace()
})
afterAll(() => place.server.stop())

const code = async (user: string) => (await place.server.simulator.control.login({ user })).code
const login = async (user: string, tenant = place.slug) =>
  place.server.call('identity.wechatLogin', { tenant, code: await code(user) })

test('a first visit makes an account and the next ones find it', async () => {
  const first = (await login('李奶奶')).ok
  expect(first.expiresIn).toBeLessThanOrEqual(900)
  expect(first.me).toMatchObject({ tenant: place.slug, phone: null, grants: [], needsGuardian: false })
  const second = (await login('李奶奶')).ok
  expect(second.me.id).toBe(first.me.id)
  expect(second.refreshToken).not.toBe(first.refreshToken)
  expect((await login('王大爷')).ok.me.id).not.toBe(first.me.id)
})

test('parallel first visits make one account', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => login('同一个人')))
  expect(new Set(answers.map(({ ok }) => ok.me.id)).size).toBe(1)
  const { tenantId } = place.context
  const openid = (await place.server.simulator.control.users()).find(
    ({ user }) => user === '同一个人',
  )?.openid
  expect(await place.context.model(accountsModel).countDocuments({ tenantId, openid })).toBe(1)
})

test('the same person has another account in another county', async () => {
  const other = await newPlace(place.server)
  const here = (await login('两地居民')).ok
  const there = (await login('两地居民', other.slug)).ok
  expect(there.me.id).not.toBe(here.me.id)
})

test('the openid is in no answer, event or export', async () => {
  const { me, accessToken, ...rest } = (await login('保密')).ok
  const openid = String(
    (await place.server.simulator.control.users()).find(({ user }) => user === '保密')?.openid,
  )
  expect(openid).toMatch(/^o/)
  const exported = (await place.server.call('identity.exportMine', {}, { token: accessToken })).ok
  const events = await place.context
    .model(eventModel)
    .find({ tenantId: place.context.tenantId, stream: `identity:${me.id}` })
    .lean()
  expect(events).toHaveLength(1)
  expect(JSON.stringify({ me, rest, exported, events })).not.toContain(openid)
  expect(atob(accessToken.split('.')[1] ?? '')).not.toContain(openid)
})

test('a code works once, an unknown one not at all, and a county must exist', async () => {
  const used = await code('一次')
  const tenant = place.slug
  expect((await place.server.call('identity.wechatLogin', { tenant, code: used })).status).toBe(200)
  expect((await place.server.call('identity.wechatLogin', { tenant, code: used })).code).toBe(
    'WECHAT_CODE_INVALID',
  )
  expect((await place.server.call('identity.wechatLogin', { tenant, code: 'made-up' })).code).toBe(
    'WECHAT_CODE_INVALID',
  )
  expect((await login('一次', 'nowhere')).code).toBe('TENANT_UNKNOWN')
})
