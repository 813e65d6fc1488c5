import type { Input, Output } from '@linli/shared/contract'
import { balanceOf } from '../../../server/src/points'
import { movePool } from '../../../server/src/volunteering/hours/sums'
import { helpModel } from '../../../server/src/volunteering/model-help'
import {
  bankLineModel,
  poolModel,
  volunteerIdOf,
  volunteerModel,
} from '../../../server/src/volunteering/model-hours'
import type { Person } from '../../support/county'
import { titles, wechatResident, withPhone } from '../notifications/people'
import { books } from '../points/support'
import { DAY, freshPlace, HOUR, iso, north, type Place, setClock } from './support'

let place: Place
let day = Date.parse('2026-05-13T09:00:00+08:00')
beforeAll(async () => {
  place = await freshPlace(['wang', 'li', 'zhao', 'qian', 'sun'])
})
beforeEach(async () => {
  day += 2 * DAY
  await setClock(place, day - DAY)
})
afterAll(() => place.county.stop())

type HelpView = Output<'volunteering.help'>
const people = () => place.residents as [Person, Person, Person, Person, Person]

async function post(person: Person, more: Partial<Input<'volunteering.postHelp'>> = {}): Promise<HelpView> {
  const given = {
    ...{
      kind: 'request' as const,
      skill: 'errand' as const,
      title: '帮忙取药',
      text: '腿脚不便，想请人到药店取药。',
    },
    ...{ place: { ...place.at, address: '东河新村3栋2单元' }, from: iso(day), halfHours: 4 },
    ...more,
  }
  return (await person.call('volunteering.postHelp', given)).ok
}

/** Agreed and over: both know each other. */
async function matched(
  asker: Person,
  helper: Person,
  more: Partial<Input<'volunteering.postHelp'>> = {},
): Promise<HelpView> {
  const one = await post(asker, more)
  await helper.call('volunteering.respondHelp', { id: one.id }).then((answer) => answer.ok)
  return (await asker.call('volunteering.chooseHelp', { id: one.id, accountId: helper.id })).ok
}

/** Gives somebody hours in the bank. */
async function save(person: Person, halfHours: number): Promise<void> {
  const { context } = place.county
  await context.transact(async (tx) => {
    const one = { _id: volunteerIdOf(person.id), tenantId: tx.tenantId, version: 0, chainHash: '' }
    await tx.insert(volunteerModel, { ...one, accountId: person.id, halfHours, saved: halfHours, held: 0 })
    return null
  })
}

const sums = async (person: Person) => {
  const { saved, held, halfHours } = (await person.call('volunteering.summary', {})).ok
  return { saved, held, halfHours }
}

test('from a request to the thanks: an offer nearby is told, both agree, both confirm, hours and points come', async () => {
  const [wang, li, zhao] = people()
  await withPhone(place.county, li, '13800001234')
  await withPhone(place.county, wang, '13900005678')
  const offered = {
    kind: 'offer' as const,
    title: '可以跑腿代购',
    text: '下午有空，可以帮忙跑腿。',
    halfHours: 8,
  }
  const offer = await post(li, { ...offered, place: { ...north(place.at, 300), address: '东河新村9栋' } })
  await post(zhao, {
    ...offered,
    skill: 'repair',
    title: '可以修水管',
    place: { ...place.at, address: '东河路' },
  })
  const one = await post(wang)
  expect(one).toMatchObject({ state: 'open', mine: true, author: { helped: 0, stars: 0 } })
  await place.county.server.settle()
  expect(await titles(li)).toContain('附近有邻居需要帮助')
  expect(await titles(zhao)).not.toContain('附近有邻居需要帮助')
  const fits = (await wang.call('volunteering.helpMatches', { id: one.id })).ok.items
  expect(fits.map(({ id, metres }) => [id, metres])).toEqual([[offer.id, 300]])
  expect((await li.call('volunteering.helpMatches', { id: one.id })).status).toBe(404)

  // Before both agree nobody learns where somebody lives, or the whole name.
  const seen = (await li.call('volunteering.help', { id: one.id })).ok
  expect(seen.place.address).toBe('')
  expect(JSON.stringify(seen)).not.toMatch(/3栋|13900005678/)
  expect(seen.author.name).toMatch(/\*/)
  const listed = (
    await li.call('volunteering.helps', { kind: 'request', skill: 'errand', areaId: place.areaId })
  ).ok
  expect(listed.items.map(({ id }) => id)).toEqual([one.id])

  expect((await wang.call('volunteering.respondHelp', { id: one.id })).code).toBe('OWN_HELP')
  expect((await wang.call('volunteering.chooseHelp', { id: one.id, accountId: li.id })).code).toBe(
    'NOT_RESPONDED',
  )
  await li.call('volunteering.respondHelp', { id: one.id }).then((answer) => answer.ok)
  expect((await li.call('volunteering.respondHelp', { id: one.id })).ok.responded).toBe(true)
  await zhao.call('volunteering.respondHelp', { id: one.id }).then((answer) => answer.ok)
  expect((await li.call('volunteering.chooseHelp', { id: one.id, accountId: li.id })).status).toBe(404)
  const chosen = await Promise.all(
    [li, zhao].map(({ id: accountId }) => wang.call('volunteering.chooseHelp', { id: one.id, accountId })),
  )
  expect(chosen.map(({ status }) => status).sort()).toEqual([200, 409])
  const helper = chosen[0]!.status === 200 ? li : zhao
  const agreed = (await helper.call('volunteering.help', { id: one.id })).ok
  expect(agreed).toMatchObject({
    state: 'matched',
    place: { address: '东河新村3栋2单元' },
    partner: { phone: '13900005678', helps: false },
  })
  const other = helper === li ? zhao : li
  expect((await other.call('volunteering.help', { id: one.id })).ok).toMatchObject({
    partner: null,
    place: { address: '' },
  })
  expect((await other.call('volunteering.confirmHelp', { id: one.id, halfHours: 4 })).status).toBe(404)

  expect((await wang.call('volunteering.confirmHelp', { id: one.id, halfHours: 4 })).code).toBe('HELP_EARLY')
  await setClock(place, day + 2 * HOUR)
  expect((await wang.call('volunteering.confirmHelp', { id: one.id, halfHours: 5 })).code).toBe(
    'HOURS_TOO_MANY',
  )
  expect((await helper.call('volunteering.confirmHelp', { id: one.id, halfHours: 4 })).ok.state).toBe(
    'matched',
  )
  await place.county.server.settle()
  expect(await titles(wang)).toContain('请确认互助时长')
  const both = await Promise.all(
    [0, 0].map(() => wang.call('volunteering.confirmHelp', { id: one.id, halfHours: 3 })),
  )
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  const over = both.find(({ status }) => status === 200)!.ok
  expect(over).toMatchObject({ state: 'done', doneHalfHours: 3, partner: { phone: null } })

  expect((await helper.call('volunteering.thankHelp', { id: one.id, text: '谢谢' })).code).toBe('HELP_STATE')
  const thanks = { id: one.id, text: '真是帮了大忙，谢谢！' }
  expect((await wang.call('volunteering.thankHelp', thanks)).ok.thanks).toBe(thanks.text)
  expect((await wang.call('volunteering.thankHelp', thanks)).code).toBe('THANKED')
  await place.county.server.settle()
  expect(await titles(helper)).toEqual(expect.arrayContaining(['邻居向您道谢', '互助已完成']))
  // A help pays once, as a help (20): its hours make stars and savings, no second points.
  expect((await balanceOf(place.county.context, helper.id)).balance).toBe(20)
  expect(await books(place.county)).toMatchObject({ sum: 0, wrong: [] })
  expect(await sums(helper)).toEqual({ halfHours: 3, saved: 3, held: 0 })
  expect((await other.call('volunteering.help', { id: one.id })).status).toBe(200)
})

test('hours of the bank pay for oneself or a relative: put aside, paid as long as it took, free again when it ends', async () => {
  const [, , , qian, sun] = people()
  await save(qian, 6)
  expect(
    (await qian.call('volunteering.postHelp', { ...(await given()), payment: 'bank', halfHours: 7 })).code,
  ).toBe('BANK_SHORT')
  const one = await matched(qian, sun, {
    payment: 'bank',
    relative: '母亲',
    title: '陪母亲看病',
    skill: 'health',
  })
  expect(one.relative).toBe('母亲')
  expect(await sums(qian)).toEqual({ halfHours: 6, saved: 6, held: 4 })
  // What is promised can't be promised again, nor given away; also not at once.
  const more = await Promise.all(
    [0, 0].map(async () =>
      qian.call('volunteering.postHelp', { ...(await given()), payment: 'bank', halfHours: 2 }),
    ),
  )
  expect(more.map(({ code }) => code ?? 'ok').sort()).toEqual(['BANK_SHORT', 'ok'])
  expect((await qian.call('volunteering.giveHours', { halfHours: 1 })).code).toBe('BANK_SHORT')
  const second = more.find(({ status }) => status === 200)!.ok
  await qian.call('volunteering.cancelHelp', { id: second.id }).then((answer) => answer.ok)
  expect(await sums(qian)).toEqual({ halfHours: 6, saved: 6, held: 4 })

  await setClock(place, day + 3 * HOUR)
  await qian.call('volunteering.confirmHelp', { id: one.id, halfHours: 4 })
  await sun.call('volunteering.confirmHelp', { id: one.id, halfHours: 3 }).then((answer) => answer.ok)
  expect(await sums(qian)).toEqual({ halfHours: 6, saved: 3, held: 0 })
  expect(await sums(sun)).toMatchObject({ halfHours: 3, saved: 3 })
  expect((await qian.call('volunteering.bankLines', {})).ok.items).toMatchObject([
    { kind: 'spent', halfHours: -3 },
  ])
  for (const halfHours of [0, -1, 1e9])
    expect((await qian.call('volunteering.giveHours', { halfHours })).status).toBe(400)
  expect((await qian.call('volunteering.giveHours', { halfHours: 2 })).ok).toEqual({ saved: 1, held: 0 })
  const { context } = place.county
  const pool = await context.model(poolModel).findOne({ tenantId: context.tenantId }).lean()
  expect(pool?.halfHours).toBe(2)
})

const given = async (): Promise<Input<'volunteering.postHelp'>> => ({
  ...{ kind: 'request', skill: 'company', title: '想找人聊天', text: '一个人在家，想找人说说话。' },
  ...{ place: { ...place.at, address: '东河新村' }, from: iso(day), halfHours: 2 },
})

test('who has no hours asks for those of the public pool; an organiser says yes, and what is not used goes back', async () => {
  const [wang, li] = people()
  const { context } = place.county
  const { tenantId } = context
  const pooled = async () => (await context.model(poolModel).findOne({ tenantId }).lean())?.halfHours ?? 0
  await context.transact(async (tx) => {
    await movePool(tx, 'given', 10 - (await pooled()), 'test')
    return null
  })
  const one = await post(wang, { payment: 'pool', title: '请人打扫卫生', skill: 'housework' })
  expect(one.state).toBe('asked')
  expect((await li.call('volunteering.help', { id: one.id })).status).toBe(404)
  await place.county.server.settle()
  expect(await titles(place.organiser)).toContain('有居民申请公益时间')
  const waiting = (await place.organiser.call('volunteering.poolRequests', {})).ok
  expect(waiting).toMatchObject({ items: [{ id: one.id }], poolHalfHours: 10 })
  expect((await wang.call('volunteering.grantHelp', { id: one.id, grant: true })).code).toBe('ROLE_MISSING')
  const both = await Promise.all(
    [0, 0].map(() => place.organiser.call('volunteering.grantHelp', { id: one.id, grant: true })),
  )
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(await pooled()).toBe(6)
  await li.call('volunteering.respondHelp', { id: one.id }).then((answer) => answer.ok)
  await wang.call('volunteering.chooseHelp', { id: one.id, accountId: li.id }).then((answer) => answer.ok)
  await setClock(place, day + 3 * HOUR)
  await wang.call('volunteering.confirmHelp', { id: one.id, halfHours: 3 })
  await li.call('volunteering.confirmHelp', { id: one.id, halfHours: 3 }).then((answer) => answer.ok)
  expect(await pooled()).toBe(7)
  const lines = await context.model(bankLineModel).find({ tenantId, owner: 'pool' }).lean()
  expect(lines.reduce((sum, { halfHours }) => sum + halfHours, 0)).toBe(7)

  const much = await post(wang, {
    payment: 'pool',
    title: '请人照看一天',
    halfHours: 8,
    from: iso(day + DAY),
  })
  expect((await place.organiser.call('volunteering.grantHelp', { id: much.id, grant: true })).code).toBe(
    'POOL_SHORT',
  )
  await place.organiser
    .call('volunteering.grantHelp', { id: much.id, grant: false })
    .then((answer) => answer.ok)
  expect((await wang.call('volunteering.help', { id: much.id })).ok.state).toBe('cancelled')
  expect(await pooled()).toBe(7)
})

test('safety: a report reaches the organisers, who take it from the public; who is blocked is never met again', async () => {
  const [wang, li, zhao] = people()
  const one = await post(wang, { title: '急需用钱帮忙' })
  expect((await wang.call('volunteering.reportHelp', { id: one.id, reason: '自己举报' })).code).toBe(
    'OWN_HELP',
  )
  await li.call('volunteering.reportHelp', { id: one.id, reason: '像是骗钱的' }).then((answer) => answer.ok)
  await li
    .call('volunteering.reportHelp', { id: one.id, reason: '像是骗钱，请核实' })
    .then((answer) => answer.ok)
  await place.county.server.settle()
  expect((await titles(place.organiser)).filter((title) => title === '有一条互助被举报')).toHaveLength(1)
  const flagged = (await place.organiser.call('volunteering.flaggedHelps', {})).ok.items
  expect(flagged).toMatchObject([{ id: one.id, reports: ['像是骗钱，请核实'] }])
  expect(
    (await li.call('volunteering.hideHelp', { id: one.id, hide: true, reason: '核实为诈骗' })).code,
  ).toBe('ROLE_MISSING')
  await place.organiser
    .call('volunteering.hideHelp', { id: one.id, hide: true, reason: '核实为诈骗' })
    .then((answer) => answer.ok)
  await place.county.server.settle()
  const told = (await wang.call('notifications.inbox', {})).ok.items.map(({ body }) => body)
  expect(told).toContainEqual(expect.stringContaining('已不再公开，理由：核实为诈骗。'))
  expect((await li.call('volunteering.help', { id: one.id })).status).toBe(404)
  expect((await place.organiser.call('volunteering.flaggedHelps', {})).ok.items).toEqual([])

  const met = await post(wang, { title: '帮忙换灯泡' })
  await zhao.call('volunteering.respondHelp', { id: met.id }).then((answer) => answer.ok)
  expect((await wang.call('volunteering.blockPerson', { id: met.id, accountId: li.id })).status).toBe(404)
  await wang.call('volunteering.blockPerson', { id: met.id, accountId: zhao.id }).then((answer) => answer.ok)
  expect((await wang.call('volunteering.chooseHelp', { id: met.id, accountId: zhao.id })).code).toBe(
    'NOT_RESPONDED',
  )
  expect((await wang.call('volunteering.blocks', {})).ok.items.map(({ accountId }) => accountId)).toEqual([
    zhao.id,
  ])
  const next = await post(wang, { title: '帮忙搬花盆' })
  expect((await zhao.call('volunteering.help', { id: next.id })).status).toBe(404)
  expect((await zhao.call('volunteering.respondHelp', { id: next.id })).status).toBe(404)
  const ids = async (person: Person) =>
    (await person.call('volunteering.helps', { kind: 'request' })).ok.items.map(({ id }) => id)
  expect(await ids(zhao)).not.toContain(next.id)
  expect(await ids(li)).toContain(next.id)
  await wang.call('volunteering.unblock', { accountId: zhao.id }).then((answer) => answer.ok)
  expect(await ids(zhao)).toContain(next.id)
})

test('whoever steps back leaves it open for others; an author who goes away ends it, and the other side is told', async () => {
  const [, li, , , sun] = people()
  const leaving = await wechatResident(place.county, 'leaving')
  place.residents.push(leaving)
  const one = await matched(leaving, li, { title: '帮忙修电视', text: '家在东河新村二楼。' })
  const back = (await li.call('volunteering.cancelHelp', { id: one.id })).ok
  expect(back).toMatchObject({ state: 'open', partner: null })
  await sun.call('volunteering.respondHelp', { id: one.id }).then((answer) => answer.ok)
  await leaving.call('volunteering.chooseHelp', { id: one.id, accountId: sun.id }).then((answer) => answer.ok)
  const seen = await post(sun, { title: '帮忙抬柜子' })
  const report = { id: seen.id, reason: '我是来举报的' }
  await leaving.call('volunteering.reportHelp', report).then((answer) => answer.ok)
  const exported = JSON.stringify((await leaving.call('identity.exportMine', {})).ok)
  expect(exported).toContain('家在东河新村二楼')
  expect(exported).toContain('我是来举报的')
  await leaving.call('identity.deleteMine', { confirm: '注销账号' }).then((answer) => answer.ok)
  place.residents.pop()
  await place.county.server.settle()
  const { context } = place.county
  const rows = await context.model(helpModel).find({ tenantId: context.tenantId }).lean()
  expect(JSON.stringify(rows)).not.toMatch(/我是来举报的|修电视/)
  expect(await titles(sun)).toContain('互助已取消')
  const left = (await sun.call('volunteering.help', { id: one.id })).ok
  expect(left.state).toBe('cancelled')
  expect(JSON.stringify(left)).not.toMatch(/东河新村|修电视/)
  expect((await sun.call('volunteering.cancelHelp', { id: one.id })).code).toBe('HELP_STATE')
})
