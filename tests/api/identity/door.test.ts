import {
  accountsHolding,
  allTenants,
  createResident,
  createStaff,
  createTenant,
  grantRole,
  openSession,
  peopleByIds,
  publicContext,
  tenantBySlug,
} from '../../../server/src/identity'
import { anonymous, system } from '../../../server/src/platform/actor'
import { createContext } from '../../../server/src/platform/context'
import { startTestServer, type TestServer } from '../../support/server'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const center = { lng: 120.02, lat: 30.02 }

test('a county is found by its slug and its slug is taken once', async () => {
  const { services } = server.process
  const made = await createTenant(services, { slug: 'qingshan', name: '青山县', center })
  expect(await tenantBySlug(services, 'qingshan')).toEqual(made)
  await expect(createTenant(services, { slug: 'qingshan', name: '又', center })).rejects.toMatchObject({
    code: 'DUPLICATE',
  })
  await expect(tenantBySlug(services, 'nowhere')).rejects.toMatchObject({ code: 'TENANT_UNKNOWN' })
  expect(await allTenants(services)).toEqual([made])
})

describe('people of a county', () => {
  const countyContext = async (slug: string) => {
    const { services } = server.process
    const tenant = await createTenant(services, { slug, name: slug, center })
    return createContext(services, tenant._id, system('test'))
  }

  test('a role is held for its area and below, in its unit, from its start to before its end', async () => {
    const context = await countyContext('roles')
    const { _id } = await createStaff(context, { username: 'li', name: '李', password: 'a long password' })
    const now = context.now()
    await grantRole(context, {
      accountId: _id,
      role: 'handler',
      areaId: 'a',
      areaPath: '/a/',
      areaName: '甲县',
      unitId: 'u1',
      unitName: '城管局',
      from: now + 1_000,
      until: now + 2_000,
    })
    const holding = (more: object = {}) => accountsHolding(context, { role: 'handler', ...more })
    expect(await holding()).toEqual([])
    server.clock.advance(1_000)
    expect(await holding()).toEqual([_id])
    expect(await holding({ areaPath: '/a/b/' })).toEqual([_id])
    expect(await holding({ areaPath: '/b/' })).toEqual([])
    expect(await holding({ unitId: 'u2' })).toEqual([])
    server.clock.advance(1_000)
    expect(await holding()).toEqual([])
  })

  test('a session of one county makes nobody known in another', async () => {
    const mine = await countyContext('mine')
    await countyContext('theirs')
    const { _id } = await createResident(mine, { name: '李秀梅', phone: '13812341234' })
    expect(await openSession(mine, _id)).toMatchObject({ accessToken: expect.any(String) })
    const asMe = createContext(server.process.services, mine.tenantId, {
      kind: 'account',
      id: _id,
      roles: [],
    })
    expect((await publicContext(asMe, 'mine')).actor.id).toBe(_id)
    expect((await publicContext(asMe, 'theirs')).actor).toEqual(anonymous)
    expect(await peopleByIds(mine, [_id, 'unknown'])).toEqual(
      new Map([[_id, { name: '李秀梅', phone: '13812341234', deleted: false }]]),
    )
  })
})
