import type { Input, Output } from '@linli/shared/contract'
import { openSession } from '../../../server/src/identity'
import { activityCode } from '../../../server/src/volunteering/check-in-code'
import { movePool } from '../../../server/src/volunteering/hours/sums'
import { recount } from '../../../server/src/volunteering/jobs/recount'
import {
  poolModel,
  recordModel,
  volunteerIdOf,
  volunteerModel,
} from '../../../server/src/volunteering/model-hours'
import type { Person } from '../../support/county'
import { titles, withPhone } from '../notifications/people'
import { anActivity, codeOf, DAY, freshPlace, HOUR, iso, join, type Place, setClock } from './support'

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

const people = () => place.residents as [Person, Person, Person, Person]

async function post(
  person: Person,
  more: Partial<Input<'volunteering.postHelp'>> = {},
): Promise<Output<'volunteering.help'>> {
  const given = {
    ...{ kind: 'request' as const, skill: 'errand' as const, title: '帮忙取药', text: '想请人取药。' },
    ...{ place: { ...place.at, address: '东河新村3栋2单元' }, from: iso(start), halfHours: 4 },
    ...more,
  }
  return (await person.call('volunteering.postHelp', given)).ok
}

const save = (person: Person, halfHours: number) =>
  place.county.context.transact(async (tx) => {
    const one = { _id: volunteerIdOf(person.id), tenantId: tx.tenantId, version: 0, chainHash: '' }
    await tx.insert(volunteerModel, { ...one, accountId: person.id, halfHours: 0, saved: halfHours, held: 0 })
    return null
  })

const sums = async (person: Person) => {
  const { saved, held } = (await person.call('volunteering.summary', {})).ok
  return { saved, held }
}

/** An activity that has ended, with those who were there all the time. */
async function held(there: Person[], more: Parameters<typeof anActivity>[1] = {}) {
  await setClock(place, start - DAY)
  const times = { startsAt: iso(start), endsAt: iso(start + 2 * HOUR) }
  const one = await anActivity(place, { ...times, roles: [{ name: '帮手', limit: 20 }], ...more })
  for (const person of there) await join(person, one).then((answer) => answer.ok)
  await setClock(place, start + 2 * HOUR)
  const entries = there.flatMap(({ id: accountId }) => [
    { accountId, what: 'in' as const, at: iso(start) },
    { accountId, what: 'out' as const, at: iso(start + 2 * HOUR) },
  ])
  const phoneNow = iso(place.county.server.clock.now())
  await place.organiser
    .call('volunteering.syncPresence', { id: one.id, phoneNow, entries })
    .then((answer) => answer.ok)
  return one
}

const confirm = async (id: string, { id: accountId }: Person) =>
  (await place.organiser.call('volunteering.confirmHours', { id, entries: [{ accountId, halfHours: 4 }] })).ok
    .entries[0]!.result

describe('a home', () => {
  test('is known to the helper as long as there is something to do there, and no longer', async () => {
    const [wang, li, zhao] = people()
    await withPhone(place.county, wang, '13900005678')
    const one = await post(wang)
    await li.call('volunteering.respondHelp', { id: one.id }).then((answer) => answer.ok)
    await wang.call('volunteering.chooseHelp', { id: one.id, accountId: li.id }).then((answer) => answer.ok)
    const seen = async (person: Person) => (await person.call('volunteering.help', { id: one.id })).ok
    expect(await seen(li)).toMatchObject({ place: { address: '东河新村3栋2单元' } })
    await setClock(place, start + 2 * HOUR)
    for (const person of [wang, li])
      await person.call('volunteering.confirmHelp', { id: one.id, halfHours: 4 }).then((answer) => answer.ok)
    const after = await seen(li)
    expect(after).toMatchObject({ state: 'done', place: { address: '' }, partner: { phone: null } })
    expect(after.place).not.toMatchObject(place.at)
    const listed = (await li.call('volunteering.myHelps', {})).ok.items.find(({ id }) => id === one.id)
    expect(listed?.place).toEqual(after.place)
    expect((await seen(wang)).place).toMatchObject({ ...place.at, address: '东河新村3栋2单元' })

    const off = await post(wang, { title: '帮忙寄信', from: iso(start + DAY) })
    await zhao.call('volunteering.respondHelp', { id: off.id }).then((answer) => answer.ok)
    await wang.call('volunteering.chooseHelp', { id: off.id, accountId: zhao.id })
    await wang.call('volunteering.cancelHelp', { id: off.id }).then((answer) => answer.ok)
    expect((await zhao.call('volunteering.help', { id: off.id })).ok.place.address).toBe('')
  })
})

describe('a request that nobody answered', () => {
  test('ends with its time: hours of the bank are free again, the pool has its own back, its author is told once', async () => {
    const [, , , qian] = people()
    const { context } = place.county
    const pool = async () =>
      (await context.model(poolModel).findOne({ tenantId: context.tenantId }).lean())?.halfHours ?? 0
    await context.transact(async (tx) => {
      await movePool(tx, 'given', 10, 'test')
      return null
    })
    const before = await pool()
    await save(qian, 6)
    const own = await post(qian, { payment: 'bank' })
    const granted = await post(qian, { payment: 'pool', title: '请人打扫' })
    await place.organiser
      .call('volunteering.grantHelp', { id: granted.id, grant: true })
      .then((answer) => answer.ok)
    const asked = await post(qian, { payment: 'pool', title: '请人照看' })
    const later = await post(qian, { title: '下周搬家', from: iso(start + 7 * DAY) })
    expect(await sums(qian)).toEqual({ saved: 6, held: 4 })
    expect(await pool()).toBe(before - 4)

    await setClock(place, start + 2 * HOUR - 1)
    await place.county.server.runJob('volunteering.lapse')
    expect(await sums(qian)).toEqual({ saved: 6, held: 4 })
    await setClock(place, start + 2 * HOUR)
    const [li] = people().slice(1) as [Person]
    expect((await li.call('volunteering.respondHelp', { id: own.id })).code).toBe('HELP_STATE')
    await Promise.all([0, 0].map(() => place.county.server.runJob('volunteering.lapse')))
    await place.county.server.runJob('volunteering.lapse')
    const state = async (id: string) => (await qian.call('volunteering.help', { id })).ok.state
    expect(await Promise.all([own, granted, asked, later].map(({ id }) => state(id)))).toEqual([
      ...['cancelled', 'cancelled', 'cancelled'],
      'open',
    ])
    expect(await sums(qian)).toEqual({ saved: 6, held: 0 })
    expect(await pool()).toBe(before)
    await place.county.server.settle()
    expect((await titles(qian)).filter((title) => title === '互助的时间已过')).toHaveLength(3)
  })
})

test('what was agreed and never confirmed by both ends after a month, for both', async () => {
  const [wang, li] = people()
  const one = await post(wang, { title: '帮忙晒被子' })
  await li.call('volunteering.respondHelp', { id: one.id }).then((answer) => answer.ok)
  await wang.call('volunteering.chooseHelp', { id: one.id, accountId: li.id }).then((answer) => answer.ok)
  const over = start + 2 * HOUR + 30 * DAY
  await setClock(place, over - 1)
  await place.county.server.runJob('volunteering.lapse')
  expect((await li.call('volunteering.help', { id: one.id })).ok.state).toBe('matched')
  await setClock(place, over)
  await place.county.server.runJob('volunteering.lapse')
  expect((await li.call('volunteering.help', { id: one.id })).ok).toMatchObject({
    ...{ state: 'cancelled', place: { address: '' }, partner: { phone: null } },
  })
  await place.county.server.settle()
  for (const person of [wang, li]) expect(await titles(person)).toContain('互助的时间已过')
})

test('a training and a service at one time, confirmed at once: one of the two', async () => {
  const all = people()
  const service = await held(all, { title: '河边清理' })
  const training = await held(all, { title: '急救培训', kind: 'training', course: '急救' })
  const results = await Promise.all(
    all.flatMap((person) => [confirm(service.id, person), confirm(training.id, person)]),
  )
  expect(results.filter((result) => result === 'credited')).toHaveLength(all.length)
  expect(results.filter((result) => result === 'overlap')).toHaveLength(all.length)
  expect((await recount(place.county.context)).wrong).toEqual(
    // What `save` gave in the test above has no line in the bank.
    [expect.objectContaining({ owner: all[3].id })],
  )
})

test('nobody judges his own check-in from a place that the phone made up', async () => {
  const { organiser } = place
  const one = await anActivity(place, { startsAt: iso(start), endsAt: iso(start + 2 * HOUR) })
  await join(organiser, one).then((answer) => answer.ok)
  await setClock(place, start)
  const code = await codeOf(place, one.id)
  const scan = { id: one.id, code, place: place.at, mocked: true }
  expect((await organiser.call('volunteering.checkIn', scan)).ok.presence?.review).toBe('waiting')
  const own = { id: one.id, accountId: organiser.id, accept: true }
  expect((await organiser.call('volunteering.judgePresence', own)).code).toBe('OWN_HOURS')
  const other = await place.county.council('另一位', place.county.communities[0])
  expect((await other.call('volunteering.judgePresence', own)).ok.presence?.review).toBe('accepted')
})

test('a check-in code of another county, also for an activity of the same id, is a forged one here', async () => {
  const [wang] = people()
  const one = await anActivity(place, { startsAt: iso(start), endsAt: iso(start + 2 * HOUR) })
  await join(wang, one).then((answer) => answer.ok)
  await setClock(place, start)
  const { config } = place.county.server.process.services
  const scan = (tenantId: string) =>
    wang.call('volunteering.checkIn', {
      ...{ id: one.id, place: place.at, mocked: false },
      code: activityCode({ config, tenantId }, one.id, start).code,
    })
  expect((await scan('another-county')).code).toBe('CODE_FORGED')
  expect((await scan(place.county.tenant._id)).status).toBe(200)
})

test('what is kept of a person goes out whole, and the words about him go with him', async () => {
  const { county, organiser } = place
  const leaving = await county.resident('要走的人')
  place.residents.push(leaving)
  const one = await held([leaving])
  expect(await confirm(one.id, leaving)).toBe('credited')
  const [record] = (await leaving.call('volunteering.records', {})).ok.items
  const reason = '中途喝酒先走了'
  const given = { id: record!.id, halfHours: 2, reason }
  await organiser.call('volunteering.correctHours', given).then((answer) => answer.ok)
  const [li] = people().slice(1) as [Person]
  const met = await post(li, { from: iso(start + 3 * DAY) })
  await leaving.call('volunteering.respondHelp', { id: met.id }).then((answer) => answer.ok)
  await leaving.call('volunteering.blockPerson', { id: met.id, accountId: li.id }).then((answer) => answer.ok)
  leaving.token = (await openSession(county.context, leaving.id)).accessToken
  const { features } = (await leaving.call('identity.exportMine', {})).ok
  const volunteering = features.volunteering as Record<'bank' | 'blocked' | 'hours', unknown>
  expect(volunteering.hours).toContainEqual(expect.objectContaining({ reason }))
  expect(volunteering.bank).toMatchObject([
    { kind: 'earned', halfHours: 4 },
    { kind: 'corrected', halfHours: -4 },
    { kind: 'earned', halfHours: 2 },
  ])
  expect(volunteering.blocked).toHaveLength(1)
  await leaving.call('identity.deleteMine', { confirm: '注销账号' }).then((answer) => answer.ok)
  place.residents.pop()
  const { context } = county
  const rows = await context
    .model(recordModel)
    .find({ tenantId: context.tenantId, accountId: leaving.id })
    .lean()
  expect(rows).toHaveLength(2)
  expect(JSON.stringify(rows)).not.toContain(reason)
})
