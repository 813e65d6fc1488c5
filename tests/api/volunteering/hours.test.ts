import { BANK_CAP } from '@linli/shared/volunteering/hours'
import { grantRole } from '../../../server/src/identity'
import { balanceOf } from '../../../server/src/points'
import {
  bankLineModel,
  poolModel,
  recordIdOf,
  volunteerIdOf,
  volunteerModel,
} from '../../../server/src/volunteering/model-hours'
import type { Person } from '../../support/county'
import { titles } from '../notifications/people'
import { books } from '../points/support'
import { anActivity, DAY, freshPlace, HOUR, iso, join, type Place, setClock } from './support'

let place: Place
/** Each test has a Saturday of its own. */
let start = Date.parse('2026-05-16T09:00:00+08:00')
beforeAll(async () => {
  place = await freshPlace()
})
beforeEach(async () => {
  start += 7 * DAY
  await setClock(place, start - 2 * DAY)
})
afterAll(() => place.county.stop())

const pointsOf = async (person: Person) => (await balanceOf(place.county.context, person.id)).balance

/** Somebody more, who is signed in anew with the others. */
async function newcomer(name: string): Promise<Person> {
  const person = await place.county.resident(name)
  place.residents.push(person)
  return person
}

/** An activity that people came to; `there` in hours after the begin, without an end when nobody saw them leave. */
async function held(
  there: [person: Person, from: number, to: number | null][],
  more: Parameters<typeof anActivity>[1] & { from?: number; hours?: number } = {},
) {
  const { from = 0, hours = 2, ...rest } = more
  await setClock(place, start - 2 * DAY)
  const begin = start + from * HOUR
  const times = { startsAt: iso(begin), endsAt: iso(begin + hours * HOUR) }
  const one = await anActivity(place, { ...times, roles: [{ name: '帮手', limit: 20 }], ...rest })
  for (const [person] of there) await join(person, one).then((answer) => answer.ok)
  await setClock(place, begin + hours * HOUR)
  const now = iso(place.county.server.clock.now())
  const entries = there.flatMap(([{ id: accountId }, a, b]) => [
    { accountId, what: 'in' as const, at: iso(begin + a * HOUR) },
    ...(b === null ? [] : [{ accountId, what: 'out' as const, at: iso(begin + b * HOUR) }]),
  ])
  const sent = await place.organiser.call('volunteering.syncPresence', { id: one.id, phoneNow: now, entries })
  expect(sent.ok.entries.every(({ result }) => result === 'recorded')).toBe(true)
  return one
}

const confirm = async (id: string, ...entries: [person: Person, halfHours: number][]) =>
  (
    await place.organiser.call('volunteering.confirmHours', {
      id,
      entries: entries.map(([{ id: accountId }, halfHours]) => ({ accountId, halfHours })),
    })
  ).ok.entries.map(({ result }) => result)

const recordsOf = async (person: Person) => (await person.call('volunteering.records', {})).ok.items

test('half hours are proposed from being there, confirmed once, told, and pay points through the outbox', async () => {
  const { residents, organiser, county } = place
  const [wang, li, zhao, qian] = residents as [Person, Person, Person, Person]
  const one = await held([
    [wang, -0.5, 2],
    [li, 0.4, 1.95],
    [zhao, 0, null],
  ])
  const { lines } = (await organiser.call('volunteering.roster', { id: one.id })).ok
  expect(lines.map(({ proposed, record }) => [proposed, record])).toEqual([
    [4, null],
    [3, null],
    // No check-out: nothing until the organiser confirms (DOMAIN §4).
    [0, null],
  ])
  const both = await Promise.all([
    confirm(one.id, [wang, 4], [li, 3], [zhao, 2], [qian, 4]),
    confirm(one.id, [wang, 4], [li, 3], [zhao, 2], [qian, 4]),
  ])
  expect(both.map((results) => results.join()).sort()).toEqual([
    'credited,credited,credited,notThere',
    'known,known,known,notThere',
  ])
  await county.server.settle()
  expect(await Promise.all([wang, li, zhao].map(pointsOf))).toEqual([20, 15, 10])
  expect(await books(county)).toMatchObject({ sum: 0, wrong: [] })
  expect(await titles(wang)).toContain('志愿时长已确认')
  expect((await wang.call('volunteering.summary', {})).ok).toEqual({
    ...{ halfHours: 4, stars: 0, toNextStar: 196, saved: 4, held: 0 },
  })
  expect(await recordsOf(wang)).toMatchObject([{ kind: 'service', halfHours: 4, standing: true }])
})

test('only when it is over, not beyond its time, not one’s own, and only by an organiser of the area', async () => {
  const { residents, organiser, county } = place
  const [wang] = residents as [Person]
  const ahead = await anActivity(place, { startsAt: iso(start), endsAt: iso(start + 2 * HOUR) })
  const entries = [{ accountId: wang.id, halfHours: 2 }]
  expect((await organiser.call('volunteering.confirmHours', { id: ahead.id, entries })).code).toBe(
    'HOURS_EARLY',
  )
  const one = await held(
    [
      [organiser, 0, 2],
      [wang, 0, 2],
    ],
    { from: 3 },
  )
  expect(await confirm(one.id, [organiser, 4])).toEqual(['own'])
  const much = { id: one.id, entries: [{ accountId: wang.id, halfHours: 5 }] }
  expect((await organiser.call('volunteering.confirmHours', much)).code).toBe('HOURS_TOO_MANY')
  for (const halfHours of [-1, 0.5, 1e9])
    expect(
      (
        await organiser.call('volunteering.confirmHours', {
          id: one.id,
          entries: [{ accountId: wang.id, halfHours }],
        })
      ).status,
    ).toBe(400)
  const other = await county.council('外区委员', county.communities[1])
  expect((await other.call('volunteering.confirmHours', { id: one.id, entries })).code).toBe('AREA_FORBIDDEN')
  expect((await wang.call('volunteering.confirmHours', { id: one.id, entries })).code).toBe('ROLE_MISSING')
})

test('of two activities at one time only one is credited; one after the other both are', async () => {
  const [wang, li] = place.residents as [Person, Person]
  const first = await held([
    [wang, 0, 1],
    [li, 0, 2],
  ])
  const second = await held(
    [
      [wang, 0, 2],
      [li, 0, 2],
    ],
    { from: 1, title: '社区义诊' },
  )
  expect(await confirm(first.id, [wang, 2], [li, 4])).toEqual(['credited', 'credited'])
  expect(await confirm(second.id, [wang, 4], [li, 4])).toEqual(['credited', 'overlap'])
  // At once as well: the person's sums decide.
  const [zhao] = place.residents.slice(2) as [Person]
  const a = await held([[zhao, 0, 2]], { from: 5, title: '甲活动在东边' })
  const b = await held([[zhao, 0, 2]], { from: 5, title: '乙活动在西边' })
  const both = await Promise.all([confirm(a.id, [zhao, 4]), confirm(b.id, [zhao, 4])])
  expect(both.flat().sort()).toEqual(['credited', 'overlap'])
})

test('a correction is a new record; the old one stays, and points follow, down and up and under the cap', async () => {
  const { residents, organiser, county } = place
  const [, li] = residents as [Person, Person]
  await county.server.settle()
  const before = await pointsOf(li)
  const one = await held([[li, 0, 8]], { hours: 8 })
  await confirm(one.id, [li, 16])
  await county.server.settle()
  // 8 hours are the cap of a day (80 points).
  expect((await pointsOf(li)) - before).toBe(80)
  const [old] = await recordsOf(li)
  const call = { id: old!.id, halfHours: 15, reason: '提前半小时离开' }
  const answers = await Promise.all([
    organiser.call('volunteering.correctHours', call),
    organiser.call('volunteering.correctHours', call),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  const fresh = answers.find(({ status }) => status === 200)!.ok
  expect(fresh).toMatchObject({
    halfHours: 15,
    correctsId: old!.id,
    reason: '提前半小时离开',
    standing: true,
  })
  expect((await recordsOf(li)).find(({ id }) => id === old!.id)).toEqual({ ...old, standing: false })
  await county.server.settle()
  expect((await pointsOf(li)) - before).toBe(75)
  expect(await books(county)).toMatchObject({ sum: 0, wrong: [] })
  expect(await titles(li)).toContain('志愿时长已更正')

  expect((await organiser.call('volunteering.correctHours', { ...call, id: fresh.id })).code).toBe(
    'HOURS_SAME',
  )
  expect(
    (await organiser.call('volunteering.correctHours', { ...call, id: fresh.id, halfHours: 17 })).code,
  ).toBe('HOURS_TOO_MANY')
  const none = (await organiser.call('volunteering.correctHours', { ...call, id: fresh.id, halfHours: 0 })).ok
  expect(none.halfHours).toBe(0)
  await county.server.settle()
  expect((await pointsOf(li)) - before).toBe(0)
  const other = await county.council('外区委员', county.communities[1])
  expect((await other.call('volunteering.correctHours', { ...call, id: none.id })).code).toBe(
    'AREA_FORBIDDEN',
  )
  expect((await li.call('volunteering.correctHours', { ...call, id: none.id })).code).toBe('ROLE_MISSING')
})

test('stars at 100, 300, 600, 1000 and 1500 h; the bank holds 1,500 h, the rest is the public pool’s', async () => {
  const { context } = place.county
  const { tenantId } = context
  const person = await newcomer('老志愿者')
  const one = await held([[person, 0, 2]])
  await context.transact(async (tx) => {
    const sums = { _id: volunteerIdOf(person.id), tenantId, version: 0, chainHash: '' }
    await tx.insert(volunteerModel, {
      ...sums,
      accountId: person.id,
      halfHours: 2_998,
      saved: BANK_CAP - 3,
      held: 0,
    })
    return null
  })
  expect((await person.call('volunteering.summary', {})).ok).toMatchObject({ stars: 4, toNextStar: 2 })
  await confirm(one.id, [person, 4])
  expect((await person.call('volunteering.summary', {})).ok).toMatchObject({
    ...{ halfHours: 3_002, stars: 5, toNextStar: null, saved: BANK_CAP },
  })
  const pool = await context.model(poolModel).findOne({ tenantId }).lean()
  expect(pool?.halfHours).toBe(1)
  const lines = await context
    .model(bankLineModel)
    .find({ tenantId, refId: recordIdOf(one.id, person.id) })
    .lean()
  expect(
    lines.map(({ owner, kind, halfHours }) => [owner === person.id ? 'own' : owner, kind, halfHours]),
  ).toEqual([
    ['own', 'earned', 3],
    ['pool', 'overflow', 1],
  ])
})

test('a training is recorded and opens what requires it; it pays no points and no stars', async () => {
  const { residents, county } = place
  const [, , zhao, qian] = residents as [Person, Person, Person, Person]
  const before = await pointsOf(zhao)
  const course = '红十字急救员'
  const training = await held(
    [
      [zhao, 0, 2],
      [qian, 0, 2],
    ],
    { kind: 'training', title: '急救培训班', course },
  )
  expect(training).toMatchObject({ kind: 'training', course })
  const later = start + 3 * DAY
  const needs = {
    startsAt: iso(later),
    endsAt: iso(later + HOUR),
    requiredCourse: course,
    title: '马拉松医疗点',
  }
  const one = await anActivity(place, needs)
  expect((await join(zhao, one)).code).toBe('TRAINING_REQUIRED')
  expect(await confirm(training.id, [zhao, 4], [qian, 0])).toEqual(['credited', 'credited'])
  expect((await join(zhao, one)).ok.mine).toBe('in')
  expect((await join(qian, one)).code).toBe('TRAINING_REQUIRED')
  await county.server.settle()
  expect(await pointsOf(zhao)).toBe(before)
  expect(await titles(zhao)).toContain('培训已通过')
  expect(await titles(qian)).toContain('培训没有通过')
  const [record] = await recordsOf(zhao)
  const paper = (await zhao.call('volunteering.issueCertificate', { recordId: record!.id })).ok
  expect(paper).toMatchObject({ kind: 'training', course, halfHours: 4, stars: 0, valid: true })
  expect((await qian.call('volunteering.issueCertificate', { recordId: record!.id })).status).toBe(404)
})

test('a certificate is a PDF with a code; anybody may check it, and learns nothing of whose it is', async () => {
  const { organiser, county } = place
  const person = await newcomer('欧阳志远')
  expect((await person.call('volunteering.issueCertificate', {})).code).toBe('NO_HOURS')
  const one = await held([[person, 0, 2]])
  await confirm(one.id, [person, 4])
  const paper = (await person.call('volunteering.issueCertificate', {})).ok
  expect((await person.call('volunteering.issueCertificate', {})).ok.code).toBe(paper.code)
  expect((await person.call('volunteering.certificates', {})).ok.items.map(({ code }) => code)).toEqual([
    paper.code,
  ])

  const file = await fetch(county.server.url + paper.fileUrl)
  expect(file.headers.get('content-type')).toBe('application/pdf')
  const bytes = Buffer.from(await file.arrayBuffer())
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  // The Chinese face is inside.
  expect(bytes.toString('latin1')).toContain('NotoSansSC')
  const forged = paper.fileUrl.replace(/signature=.../, 'signature=abc')
  expect((await fetch(county.server.url + forged)).status).toBe(403)

  const { code } = paper
  const checked = (await county.server.call('volunteering.checkCertificate', { code })).ok
  expect(checked).toMatchObject({
    county: '青山县',
    kind: 'hours',
    halfHours: 4,
    valid: true,
    nameMatches: null,
  })
  expect(JSON.stringify(checked)).not.toMatch(new RegExp(`欧阳|${person.id}`))
  const asPrinted = code.toLowerCase().replace(/(.{4})/g, '$1 ')
  const named = await county.server.call('volunteering.checkCertificate', {
    code: asPrinted,
    name: '欧阳志远',
  })
  expect(named.ok.nameMatches).toBe(true)
  expect(
    (await county.server.call('volunteering.checkCertificate', { code, name: '张三' })).ok.nameMatches,
  ).toBe(false)
  const unknown = { code: 'AAAABBBBCCCCDDDD' }
  expect((await county.server.call('volunteering.checkCertificate', unknown)).code).toBe(
    'CERTIFICATE_UNKNOWN',
  )
  const page = await (await fetch(paper.checkUrl)).text()
  expect(page).toContain('证书真实有效')
  expect(page).toContain('累计 2 小时')
  expect(page).not.toContain('欧阳')

  // Hours that were not so take the paper with them.
  const [record] = await recordsOf(person)
  await organiser
    .call('volunteering.correctHours', { id: record!.id, halfHours: 2, reason: '中途离开一小时' })
    .then((answer) => answer.ok)
  expect((await county.server.call('volunteering.checkCertificate', { code })).ok.valid).toBe(false)
  expect(await (await fetch(paper.checkUrl)).text()).toContain('证书已失效')
  const fresh = (await person.call('volunteering.issueCertificate', {})).ok
  expect(fresh).toMatchObject({ halfHours: 2, valid: true })

  await person.call('identity.deleteMine', { confirm: '注销账号' }).then((answer) => answer.ok)
  const gone = (
    await county.server.call('volunteering.checkCertificate', { code: fresh.code, name: '已注销用户' })
  ).ok
  expect(gone).toMatchObject({ valid: false, nameMatches: false })
})

test('the statistics of an organisation count what was held, who came and what it was worth', async () => {
  const { organiser, residents, county, areaId } = place
  const [wang, li, zhao] = residents as [Person, Person, Person]
  const one = await held([
    [wang, 0, 2],
    [li, 0, 2],
    [zhao, 0, null],
  ])
  await confirm(one.id, [wang, 4], [li, 3], [zhao, 0])
  const period = { areaId, from: iso(start - HOUR), to: iso(start + DAY) }
  const counted = {
    ...{ activities: 1, trainings: 0, cancelled: 0, signUps: 3, cancelledLate: 0, came: 3, people: 2 },
    ...{ serviceHalfHours: 7, helps: 0, helpHalfHours: 0, trained: 0 },
  }
  expect((await organiser.call('volunteering.statistics', period)).ok).toEqual(counted)
  const [record] = await recordsOf(li)
  await organiser
    .call('volunteering.correctHours', { id: record!.id, halfHours: 4, reason: '签退晚了几分钟' })
    .then((answer) => answer.ok)
  expect((await organiser.call('volunteering.statistics', period)).ok).toEqual({
    ...counted,
    serviceHalfHours: 8,
  })
  // All areas one organises for: what lies in two of them is one.
  const everywhere = await county.council('两处委员', county.communities[0])
  const { _id: townId, path: townPath, name: townName } = county.towns[0]!
  const grant = { areaId: townId, areaPath: townPath, areaName: townName }
  await grantRole(county.context, { accountId: everywhere.id, role: 'council', ...grant })
  const all = { from: period.from, to: period.to }
  expect((await everywhere.call('volunteering.statistics', all)).ok).toEqual({
    ...counted,
    serviceHalfHours: 8,
  })
  const other = await county.council('别处委员', county.communities[1])
  expect((await other.call('volunteering.statistics', all)).ok).toMatchObject({ activities: 0, people: 0 })
  const long = { ...period, to: iso(start + 400 * DAY) }
  expect((await organiser.call('volunteering.statistics', long)).code).toBe('STATISTICS_PERIOD')
  const elsewhere = { ...period, areaId: county.communities[1]!._id }
  expect((await organiser.call('volunteering.statistics', elsewhere)).code).toBe('AREA_FORBIDDEN')
  expect((await wang.call('volunteering.statistics', period)).code).toBe('ROLE_MISSING')
})
