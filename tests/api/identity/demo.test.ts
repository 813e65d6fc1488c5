import { makeDemo } from '../../../server/src/identity'
import { newPlace, PASSWORD, type Place, startPlace } from './place'

let place: Place
beforeAll(async () => {
  place = await startPlace()
})
afterEach(() => {
  place.server.process.services.config.LINLI_MODE = 'demo'
})
afterAll(() => place.server.stop())

const demoPerson = async (username: string) => {
  const person = await place.resident('演示居民')
  await makeDemo(place.context, { accountId: person.id, username, description: '上报问题' })
  return person
}
const login = (username: string, tenant = place.slug) =>
  place.server.call('identity.demoLogin', { tenant, username })

test('a demo account is listed and signs in without a password', async () => {
  const { id } = await demoPerson('demo.resident')
  expect((await place.server.call('identity.demoAccounts', { tenant: place.slug })).ok.items).toEqual([
    { username: 'demo.resident', name: '演示居民', description: '上报问题' },
  ])
  expect((await login('demo.resident')).ok.me.id).toBe(id)
  expect((await place.server.call('identity.tenants', {})).ok.demo).toBe(true)
})

test('an ordinary account is not reached that way, nor one of another county', async () => {
  await place.staff('ordinary')
  await demoPerson('demo.two')
  const other = await newPlace(place.server)
  expect((await login('ordinary')).code).toBe('NOT_FOUND')
  expect((await login('nobody')).code).toBe('NOT_FOUND')
  expect((await login('demo.two', other.slug)).code).toBe('NOT_FOUND')
  expect((await login('demo.two', 'nowhere')).code).toBe('TENANT_UNKNOWN')
})

test('in production there is no demo', async () => {
  const { id } = await demoPerson('demo.three')
  await place.staff('real')
  place.server.process.services.config.LINLI_MODE = 'production'
  expect((await login('demo.three')).code).toBe('NOT_FOUND')
  expect((await place.server.call('identity.demoAccounts', { tenant: place.slug })).code).toBe('NOT_FOUND')
  expect((await place.server.call('identity.tenants', {})).ok.demo).toBe(false)
  await expect(
    makeDemo(place.context, { accountId: id, username: 'x1.demo', description: '' }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const real = await place.server.call('identity.passwordLogin', {
    tenant: place.slug,
    username: 'real',
    password: PASSWORD,
  })
  expect(real.status).toBe(200)
})
