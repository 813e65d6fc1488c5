import { apiKeySource, createAuthenticator } from '../../../server/src/identity'
import { apiKeysModel } from '../../../server/src/identity/model-access'
import { createContext } from '../../../server/src/platform/context'
import { newPlace, type Person, type Place, startPlace } from './place'

let place: Place
let admin: Person
beforeAll(async () => {
  place = await startPlace()
  admin = await place.holder('root', 'administrator')
})
afterAll(() => place.server.stop())

const byKey = (key: string) => createAuthenticator(place.server.process.services).byApiKey(key)
const make = async (name: string, source: 'device' | 'api' = 'device') =>
  (await admin.call('identity.createApiKey', { name, source })).ok

test('a key speaks for its system in its county, as device or as api', async () => {
  for (const source of ['device', 'api'] as const) {
    const { id, key } = await make(`系统 ${source}`, source)
    const { tenantId, actor } = await byKey(key)
    expect({ tenantId, actor }).toEqual({
      tenantId: place.context.tenantId,
      actor: { kind: 'apiKey', id, roles: [] },
    })
    const context = createContext(place.server.process.services, tenantId, actor)
    expect(await apiKeySource(context)).toBe(source)
  }
})

test('a key is shown once and kept nowhere, not even for a repeated request', async () => {
  const input = { name: '井盖', source: 'device' as const }
  const options = { idempotencyKey: 'make-a-key-1' }
  const first = (await admin.call('identity.createApiKey', input, options)).ok
  const second = (await admin.call('identity.createApiKey', input, options)).ok
  expect(second.key).not.toBe(first.key)
  const { tenantId, connection } = { ...place.context }
  const secret = first.key.split('.')[2] as string
  const rows = await place.context.model(apiKeysModel).find({ tenantId }).lean()
  const kept = await connection.collection('idempotency').find().toArray()
  const listed = (await admin.call('identity.apiKeys', {})).ok.items
  expect(listed).toContainEqual(expect.objectContaining({ id: first.id, name: '井盖', revokedAt: null }))
  expect(JSON.stringify({ rows, kept, listed })).not.toContain(secret)
})

test('a revoked key is out at once', async () => {
  const { id, key } = await make('旧系统')
  await byKey(key)
  expect((await admin.call('identity.revokeApiKey', { id })).ok).toEqual({ done: true })
  await expect(byKey(key)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
  const { revokedAt } =
    (await admin.call('identity.apiKeys', {})).ok.items.find((item) => item.id === id) ?? {}
  place.server.clock.advance(1_000)
  expect((await admin.call('identity.revokeApiKey', { id })).ok).toEqual({ done: true })
  const again = (await admin.call('identity.apiKeys', {})).ok.items.find((item) => item.id === id)
  expect(again?.revokedAt).toBe(revokedAt)
})

test('a key of another county, an invented and a mangled one are nobody’s', async () => {
  const { key } = await make('真的')
  const other = await newPlace(place.server)
  const [, , secret] = key.split('.')
  for (const forged of [`lk.${other.context.tenantId}.${secret}`, `${key}x`, 'lk', '', admin.token])
    await expect(byKey(forged)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
})

test('keys are the administrators’, each county its own', async () => {
  const { id } = await make('本县的')
  const theirs = await (await newPlace(place.server)).holder('root', 'administrator')
  expect((await theirs.call('identity.revokeApiKey', { id })).code).toBe('NOT_FOUND')
  expect((await theirs.call('identity.apiKeys', {})).ok.items).toEqual([])
  const dispatcher = await place.holder('disp', 'dispatcher')
  for (const answer of [
    await dispatcher.call('identity.createApiKey', { name: 'x', source: 'api' }),
    await dispatcher.call('identity.apiKeys', {}),
    await dispatcher.call('identity.revokeApiKey', { id }),
  ])
    expect(answer.code).toBe('ROLE_MISSING')
})
