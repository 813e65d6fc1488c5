import { requireConsent } from '../../../server/src/identity'
import { createContext } from '../../../server/src/platform/context'
import { newPlace, outcomes, type Person, type Place, startPlace } from './place'

const MINUTE = 60_000
const relation = 'mother' as const
let place: Place
beforeAll(async () => {
  place = await startPlace()
})
afterAll(() => place.server.stop())

const child = (name: string) => place.resident(name, { birthDate: '2014-06-01' })
const parent = (name: string) => place.resident(name, { phone: '13812341234', birthDate: '1985-03-01' })
const codeOf = async (person: Person) => (await person.call('identity.guardianCode', {})).ok.code
const needs = async (person: Person) => (await person.call('identity.me', {})).ok.needsGuardian
const agree = (guardian: Person, code: string) =>
  guardian.call('identity.consentAsGuardian', { code, relation })

/** What another feature finds when this person wants to write. */
const asked = ({ id }: Person) =>
  requireConsent(
    createContext(place.server.process.services, place.context.tenantId, { kind: 'account', id, roles: [] }),
  )

test('a child under 14 writes nothing before a guardian agrees, and from then on may', async () => {
  const xiaoming = await child('小明')
  expect(await needs(xiaoming)).toBe(true)
  await expect(asked(xiaoming)).rejects.toMatchObject({ code: 'GUARDIAN_REQUIRED' })
  expect((await xiaoming.call('identity.updateMe', { name: '新名' })).code).toBe('GUARDIAN_REQUIRED')
  expect((await xiaoming.call('identity.bindPhone', { code: 'any' })).code).toBe('GUARDIAN_REQUIRED')
  expect((await xiaoming.call('identity.updateMe', { elderMode: true })).status).toBe(200)

  const answer = (await agree(await parent('妈妈'), await codeOf(xiaoming))).ok
  expect(answer.childName).toBe('小明')
  expect(await needs(xiaoming)).toBe(false)
  await expect(asked(xiaoming)).resolves.toBeUndefined()
  expect((await xiaoming.call('identity.updateMe', { name: '新名' })).ok.name).toBe('新名')
})

test('on the fourteenth birthday nobody needs to agree any more', async () => {
  const { clock } = place.server
  const teen = await place.resident('快十四', { birthDate: '2012-05-13' })
  expect(await needs(teen)).toBe(true)
  const before = clock.now()
  clock.set('2026-05-13T00:00:00+08:00')
  expect(await needs(await place.signedIn(teen.id))).toBe(false)
  clock.set(before)
})

test('nobody grows up by another birth date', async () => {
  const { call } = await child('心急')
  expect((await call('identity.updateMe', { birthDate: '2000-01-01' })).code).toBe('RULE_BROKEN')
  expect((await call('identity.updateMe', { birthDate: '2014-07-01' })).status).toBe(200)
})

test('a guardian is another person, grown up, with a confirmed phone', async () => {
  const xiaohong = await child('小红')
  const code = await codeOf(xiaohong)
  const unfit = [
    await place.resident('没有手机', { birthDate: '1985-03-01' }),
    await place.resident('十七岁', { phone: '13812341234', birthDate: '2008-10-01' }),
    xiaohong,
  ]
  for (const guardian of unfit)
    expect(await agree(guardian, code)).toMatchObject({ status: 422, code: 'GUARDIAN_INVALID' })
  expect((await agree(await parent('爸爸'), code)).status).toBe(200)
})

test('a code works once, for 15 minutes, and until there is a newer one', async () => {
  const xiaogang = await child('小刚')
  const mother = await parent('小刚妈')
  const old = await codeOf(xiaogang)
  const code = await codeOf(xiaogang)
  if (old !== code) expect((await agree(mother, old)).code).toBe('NOT_FOUND')
  place.server.clock.advance(15 * MINUTE)
  const later = await place.signedIn(mother.id)
  expect((await agree(later, code)).code).toBe('NOT_FOUND')
  const fresh = await codeOf(await place.signedIn(xiaogang.id))
  const answers = await Promise.all([agree(later, fresh), agree(later, fresh), agree(later, fresh)])
  expect(outcomes(answers)).toEqual({ ok: 1, NOT_FOUND: 2 })
})

test('wrong codes are limited to five, sent at once or not', async () => {
  const guesser = await parent('乱猜')
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, i) => agree(guesser, `99${String(i).padStart(4, '0')}`)),
  )
  expect(outcomes(answers)).toEqual({ NOT_FOUND: 5, TOO_MANY_REQUESTS: 7 })
  place.server.clock.advance(15 * MINUTE)
  expect((await agree(await place.signedIn(guesser.id), '990000')).code).toBe('NOT_FOUND')
})

test('a code of one county is unknown in another', async () => {
  const other = await newPlace(place.server)
  const stranger = await other.resident('邻县人', { phone: '13812341234', birthDate: '1985-03-01' })
  const code = await codeOf(await child('小芳'))
  expect((await stranger.call('identity.consentAsGuardian', { code, relation })).code).toBe('NOT_FOUND')
})

test('only the guardian takes the consent back, and the child then reads only', async () => {
  const xiaohua = await child('小华')
  const father = await parent('小华爸')
  const { id } = (await agree(father, await codeOf(xiaohua))).ok
  expect((await xiaohua.call('identity.withdrawConsent', { id })).code).toBe('NOT_FOUND')
  expect((await (await parent('别人')).call('identity.withdrawConsent', { id })).code).toBe('NOT_FOUND')
  for (let i = 0; i < 2; i++)
    expect((await father.call('identity.withdrawConsent', { id })).ok).toEqual({ done: true })
  expect(await needs(xiaohua)).toBe(true)
})

test('the guardian finds what was agreed to, on any phone, until it is taken back', async () => {
  const [xiaoyu, xiaofeng] = [await child('小雨'), await child('小风')]
  const grandma = await parent('小雨奶奶')
  const first = (await agree(grandma, await codeOf(xiaoyu))).ok
  place.server.clock.advance(MINUTE)
  const second = (await agree(grandma, await codeOf(xiaofeng))).ok
  // Another phone of the same person.
  const again = await place.signedIn(grandma.id)
  const listed = async (by: Person) => (await by.call('identity.guardianConsents', {})).ok.items
  expect((await listed(again)).map(({ id, childName }) => [id, childName])).toEqual([
    [second.id, '小风'],
    [first.id, '小雨'],
  ])
  expect((await listed(again))[0]).toMatchObject({ relation, agreedAt: expect.stringContaining('T') })
  const { items, next } = (await again.call('identity.guardianConsents', { limit: 1 })).ok
  expect(items.map(({ id }) => id)).toEqual([second.id])
  const rest = (await again.call('identity.guardianConsents', { limit: 1, cursor: next ?? '' })).ok
  expect(rest.items.map(({ id }) => id)).toEqual([first.id])

  expect(await listed(xiaoyu)).toEqual([])
  expect(await listed(await parent('路人'))).toEqual([])
  const other = await newPlace(place.server)
  expect(await listed(await other.resident('邻县人'))).toEqual([])

  await again.call('identity.withdrawConsent', { id: second.id })
  expect((await listed(again)).map(({ id }) => id)).toEqual([first.id])
})

test('a guardian who deletes the account no longer guards', async () => {
  const xiaoli = await child('小丽')
  const mother = await parent('小丽妈')
  await agree(mother, await codeOf(xiaoli))
  await mother.call('identity.deleteMine', { confirm: '注销账号' })
  expect(await needs(xiaoli)).toBe(true)
})

test('a grown-up has no use for a code', async () => {
  const { call } = await parent('大人')
  expect((await call('identity.guardianCode', {})).code).toBe('RULE_BROKEN')
})
