import { accountsHolding } from '../../../server/src/identity'
import { newPlace, outcomes, PASSWORD, type Person, type Place, startPlace } from './place'

const HOUR = 3_600_000
let place: Place
let admin: Person
let eastAdmin: Person
beforeAll(async () => {
  place = await startPlace()
  admin = await place.holder('root', 'administrator')
  eastAdmin = await place.holder('east.root', 'administrator', 'east')
})
afterAll(() => place.server.stop())

const holding = (role: 'dispatcher' | 'handler' | 'supervisor') => accountsHolding(place.context, { role })

describe('staff accounts', () => {
  test('are made by an administrator, and sign in', async () => {
    const made = (
      await admin.call('identity.createStaff', { username: 'new.one', name: '新人', password: PASSWORD })
    ).ok
    expect(made).toMatchObject({ username: 'new.one', name: '新人', locked: false, grants: [] })
    const login = await place.server.call('identity.passwordLogin', {
      tenant: place.slug,
      username: 'new.one',
      password: PASSWORD,
    })
    expect(login.ok.me.id).toBe(made.id)
  })

  test('are not made by anybody else', async () => {
    const given = { username: 'sneaky', name: '混入', password: PASSWORD }
    for (const person of [await place.resident('居民'), await place.holder('disp', 'dispatcher')])
      expect((await person.call('identity.createStaff', given)).code).toBe('ROLE_MISSING')
    expect((await place.server.call('identity.createStaff', given)).code).toBe('NOT_SIGNED_IN')
  })

  test('have a username of their own in the county, whoever is first', async () => {
    const given = { username: 'same', name: '同名', password: PASSWORD }
    const answers = await Promise.all([1, 2, 3].map(() => admin.call('identity.createStaff', given)))
    expect(outcomes(answers)).toEqual({ ok: 1, DUPLICATE: 2 })
    const other = await newPlace(place.server)
    const theirs = await other.holder('root', 'administrator')
    expect((await theirs.call('identity.createStaff', given)).status).toBe(200)
  })
})

describe('roles', () => {
  test('are granted with the names of area and unit, and work at once', async () => {
    const person = await place.staff('works')
    expect((await person.call('identity.accounts', {})).code).toBe('ROLE_MISSING')
    const granted = (
      await admin.call('identity.grantRole', { id: person.id, role: 'administrator', areaId: 'east' })
    ).ok
    expect(granted.grants).toMatchObject([{ role: 'administrator', areaId: 'east', areaName: '东镇' }])
    expect((await person.call('identity.accounts', {})).status).toBe(200)
    const handler = (
      await admin.call('identity.grantRole', {
        id: person.id,
        role: 'handler',
        areaId: 'county',
        unitId: 'lamps',
      })
    ).ok
    expect(handler.grants[1]).toMatchObject({ unitId: 'lamps', unitName: '路灯所' })
  })

  test('hold from their start to before their end', async () => {
    const { clock } = place.server
    const person = await place.staff('later')
    const from = new Date(clock.now() + HOUR).toISOString()
    const until = new Date(clock.now() + 2 * HOUR).toISOString()
    await admin.call('identity.grantRole', {
      id: person.id,
      role: 'administrator',
      areaId: 'lane',
      from,
      until,
    })
    const allowed = async () =>
      (await (await place.signedIn(person.id)).call('identity.accounts', {})).status === 200
    expect(await allowed()).toBe(false)
    clock.set(from)
    expect(await allowed()).toBe(true)
    clock.set(Date.parse(until) - 1)
    expect(await allowed()).toBe(true)
    clock.set(until)
    expect(await allowed()).toBe(false)
    admin = await place.signedIn(admin.id)
    eastAdmin = await place.signedIn(eastAdmin.id)
  })

  test('end within the request after they are revoked', async () => {
    const person = await place.holder('revoked', 'administrator')
    const [grant] = (await person.call('identity.me', {})).ok.grants
    const revoked = await admin.call('identity.revokeRole', { id: person.id, grantId: grant?.id ?? '' })
    expect(revoked.ok.grants).toMatchObject([{ until: new Date(place.server.clock.now()).toISOString() }])
    expect((await person.call('identity.accounts', {})).code).toBe('ROLE_MISSING')
    expect((await person.call('identity.me', {})).ok.grants).toEqual([])
    const again = await admin.call('identity.revokeRole', { id: person.id, grantId: grant?.id ?? '' })
    expect(again.ok).toEqual(revoked.ok)
  })

  test('are given and taken only inside the own area', async () => {
    const person = await place.staff('of.towns')
    const grant = (areaId: string) =>
      eastAdmin.call('identity.grantRole', { id: person.id, role: 'dispatcher', areaId })
    for (const areaId of ['county', 'west'])
      expect(await grant(areaId)).toMatchObject({ status: 403, code: 'AREA_FORBIDDEN' })
    expect((await grant('lane')).status).toBe(200)
    const west = await place.holder('west.one', 'dispatcher', 'west')
    const [theirs] = (await west.call('identity.me', {})).ok.grants
    expect(
      (await eastAdmin.call('identity.revokeRole', { id: west.id, grantId: theirs?.id ?? '' })).code,
    ).toBe('AREA_FORBIDDEN')
    expect((await eastAdmin.call('identity.unlock', { id: west.id })).code).toBe('AREA_FORBIDDEN')
  })

  test.each([
    ['a handler without a unit', { role: 'handler' as const }],
    ['a unit for somebody else', { role: 'dispatcher' as const, unitId: 'lamps' }],
    ['an end before now', { role: 'dispatcher' as const, until: '2020-01-01T00:00:00Z' }],
    [
      'an end before the start',
      { role: 'dispatcher' as const, from: '2030-01-02T00:00:00Z', until: '2030-01-01T00:00:00Z' },
    ],
  ])('are not granted: %s', async (_, given) => {
    const { id } = await place.resident('不合规')
    expect(await admin.call('identity.grantRole', { id, areaId: 'county', ...given })).toMatchObject({
      status: 422,
      code: 'GRANT_INVALID',
    })
  })

  test('are for areas, units and people that exist', async () => {
    const { id } = await place.resident('在的')
    const role = 'handler' as const
    const ask = async (given: object) =>
      (await admin.call('identity.grantRole', { id, role, areaId: 'county', unitId: 'lamps', ...given })).code
    expect(await ask({ areaId: 'nowhere' })).toBe('AREA_UNKNOWN')
    expect(await ask({ unitId: 'nowhere' })).toBe('UNIT_UNKNOWN')
    expect(await ask({ id: 'nobody' })).toBe('NOT_FOUND')
    const stranger = await (await newPlace(place.server)).resident('邻县人')
    expect(await ask({ id: stranger.id })).toBe('NOT_FOUND')
  })

  test('asked for several times at once are granted once', async () => {
    const { id } = await place.staff('at.once')
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => admin.call('identity.grantRole', { id, role: 'supervisor', areaId: 'county' })),
    )
    expect(outcomes(answers)).toEqual({ ok: 4 })
    for (const { ok } of answers) expect(ok.grants).toHaveLength(1)
    expect(await holding('supervisor')).toEqual([id])
  })
})

test('an administrator unlocks an account', async () => {
  const person = await place.holder('shut.out', 'dispatcher', 'lane')
  const login = (password: string) =>
    place.server.call('identity.passwordLogin', { tenant: place.slug, username: 'shut.out', password })
  for (let i = 0; i < 5; i++) await login('wrong')
  expect((await login(PASSWORD)).code).toBe('ACCOUNT_LOCKED')
  const listed = (await admin.call('identity.accounts', { q: 'shut.out' })).ok
  expect(listed.items).toMatchObject([{ id: person.id, locked: true }])
  expect((await eastAdmin.call('identity.unlock', { id: person.id })).ok.locked).toBe(false)
  expect((await login(PASSWORD)).status).toBe(200)
  expect((await admin.call('identity.unlock', { id: 'nobody' })).code).toBe('NOT_FOUND')
})

describe('the list of accounts', () => {
  test('shows who works or worked for the county, newest first, page by page, and nobody else', async () => {
    const other = await newPlace(place.server)
    const root = await other.holder('root', 'administrator')
    await other.resident('只是居民')
    for (let i = 0; i < 5; i++) {
      place.server.clock.advance(1_000)
      await other.staff(`page.${i}`)
    }
    const seen: (string | null)[] = []
    let cursor: string | undefined
    do {
      const page = (await root.call('identity.accounts', { limit: 2, ...(cursor && { cursor }) })).ok
      seen.push(...page.items.map(({ username }) => username))
      cursor = page.next ?? undefined
    } while (cursor)
    expect(seen).toEqual(['page.4', 'page.3', 'page.2', 'page.1', 'page.0', 'root'])
    expect((await root.call('identity.accounts', { cursor: 'nonsense' })).code).toBe('CURSOR_INVALID')
  })

  test('is narrowed by role and by part of a name, taken literally', async () => {
    const other = await newPlace(place.server)
    const root = await other.holder('root', 'administrator')
    await other.holder('li.lei', 'dispatcher')
    await other.holder('han.mei', 'supervisor')
    const found = async (input: { role?: 'dispatcher'; q?: string }) =>
      (await root.call('identity.accounts', input)).ok.items.map(({ username }) => username)
    expect(await found({ role: 'dispatcher' })).toEqual(['li.lei'])
    expect(await found({ q: 'MEI' })).toEqual(['han.mei'])
    expect(await found({ q: '.*' })).toEqual([])
  })

  test('shows a town’s administrator who works or worked in the town or nowhere yet, and nobody else', async () => {
    const other = await newPlace(place.server)
    const root = await other.holder('root', 'administrator')
    const east = await other.holder('east.root', 'administrator', 'east')
    await other.holder('in.lane', 'gridWorker', 'lane')
    const both = await other.holder('in.both', 'dispatcher', 'west')
    await root.call('identity.grantRole', { id: both.id, role: 'dispatcher', areaId: 'east' })
    const left = await other.holder('has.left', 'dispatcher', 'east')
    const { items } = (await root.call('identity.accounts', { q: 'has.left' })).ok
    await root.call('identity.revokeRole', { id: left.id, grantId: items[0]!.grants[0]!.id })
    const west = await other.holder('in.west', 'gridWorker', 'west')
    await other.holder('of.county', 'supervisor', 'county')
    await other.staff('nowhere.yet')
    const seen = async (input: { q?: string; limit?: number } = {}) =>
      (await east.call('identity.accounts', input)).ok.items.map(({ username }) => username).sort()
    expect(await seen()).toEqual(['east.root', 'has.left', 'in.both', 'in.lane', 'nowhere.yet'])
    expect(await seen({ q: 'west' })).toEqual([])
    expect((await root.call('identity.accounts', { limit: 50 })).ok.items).toHaveLength(8)

    const give = (id: string, areaId: string) =>
      east.call('identity.grantRole', { id, role: 'dispatcher', areaId })
    expect((await give(west.id, 'east')).code).toBe('AREA_FORBIDDEN')
    expect((await give(both.id, 'west')).code).toBe('AREA_FORBIDDEN')
    expect((await give(both.id, 'lane')).status).toBe(200)
    expect((await east.call('identity.unlock', { id: west.id })).code).toBe('AREA_FORBIDDEN')
  })
})
