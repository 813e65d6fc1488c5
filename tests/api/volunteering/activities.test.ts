import { mayPlan } from '@linli/shared/volunteering/activity'
import { activityModel } from '../../../server/src/volunteering/model'
import { titles } from '../notifications/people'
import { anActivity, DAY, draft, freshPlace, HOUR, iso, join, type Place, START, setClock } from './support'

let place: Place
beforeAll(async () => {
  place = await freshPlace()
})
afterAll(() => place.county.stop())

test('an activity is drafted, published and found; only organisers of its area make one', async () => {
  const { organiser, residents, county, areaId } = place
  const one = (await organiser.call('volunteering.create', draft(place))).ok
  expect(one).toMatchObject({ state: 'draft', kind: 'service', radius: 200, limit: 2, signedUp: 0 })
  expect((await residents[0]!.call('volunteering.activity', { id: one.id })).status).toBe(404)
  const published = (await organiser.call('volunteering.publish', { id: one.id })).ok
  expect(published).toMatchObject({ state: 'published', visibility: 'visible', organiser: '陈主任' })
  expect((await organiser.call('volunteering.publish', { id: one.id })).code).toBe('ACTIVITY_STATE')

  const seen = (await residents[0]!.call('volunteering.activities', { areaId })).ok.items
  expect(seen.map(({ id }) => id)).toContain(one.id)
  const elsewhere = await residents[0]!.call('volunteering.activities', {
    areaId: county.communities[2]!._id,
  })
  expect(elsewhere.ok.items).toEqual([])
  expect((await residents[0]!.call('volunteering.activities', { kind: 'training' })).ok.items).toEqual([])
  expect((await residents[0]!.call('volunteering.activity', { id: one.id })).ok.abilities).toEqual(['signUp'])
  const { text } = (await residents[0]!.call('volunteering.calendar', { id: one.id })).ok
  expect(text).toContain('DTSTART:20260516T010000Z')
  expect(text).toContain('SUMMARY:清理河道垃圾')

  expect((await residents[0]!.call('volunteering.create', draft(place))).code).toBe('ROLE_MISSING')
  const other = await county.council('外区委员', county.communities[1])
  expect((await other.call('volunteering.create', draft(place))).code).toBe('AREA_FORBIDDEN')
  expect((await other.call('volunteering.roster', { id: one.id })).code).toBe('AREA_FORBIDDEN')
  const late = draft(place, { startsAt: iso(START), endsAt: iso(START) })
  expect(mayPlan({ startsAt: START, endsAt: START }, 0)).toBe(false)
  expect((await organiser.call('volunteering.create', late)).code).toBe('ACTIVITY_TIME')
  const outside = draft(place, { place: { lng: 10, lat: 10, address: '别处' } })
  expect((await organiser.call('volunteering.create', outside)).code).toBe('PLACE_OUTSIDE')
})

test('who finds no place waits in line, moves up when somebody cancels, and is told', async () => {
  const { residents, organiser, county } = place
  const [wang, li, zhao, qian] = residents
  const one = await anActivity(place)
  expect((await join(wang!, one)).ok).toMatchObject({ mine: 'in', signedUp: 1 })
  expect((await join(wang!, one)).code).toBe('SIGNED_UP')
  await join(li!, one)
  expect((await join(zhao!, one)).ok).toMatchObject({ mine: 'waiting', waiting: 1, myPlaceInLine: 1 })
  expect((await join(qian!, one)).ok).toMatchObject({ mine: 'waiting', myPlaceInLine: 2 })

  const after = (await wang!.call('volunteering.cancelSignUp', { id: one.id })).ok
  expect(after).toMatchObject({ mine: null, signedUp: 2, waiting: 1 })
  expect((await wang!.call('volunteering.cancelSignUp', { id: one.id })).code).toBe('NOT_SIGNED_UP')
  await county.server.settle()
  expect(await titles(zhao!)).toContain('候补成功，您已报上名')
  expect(await titles(qian!)).not.toContain('候补成功，您已报上名')
  expect((await zhao!.call('volunteering.mine', {})).ok.items.map(({ id }) => id)).toContain(one.id)
  expect((await wang!.call('volunteering.mine', {})).ok.items.map(({ id }) => id)).not.toContain(one.id)
  // Who comes back stands at the end.
  expect((await join(wang!, one)).ok).toMatchObject({ mine: 'waiting', myPlaceInLine: 2 })

  const full = (await organiser.call('volunteering.activity', { id: one.id })).ok
  const edited = { ...draft(place), areaId: undefined, id: one.id, version: full.version }
  const fewer = { ...edited, roles: [{ id: one.roles[0]!.id, name: '捡拾', limit: 1 }] }
  expect((await organiser.call('volunteering.edit', fewer)).code).toBe('LIMIT_TOO_LOW')
  const gone = { ...edited, roles: [{ name: '分类', limit: 5 }] }
  expect((await organiser.call('volunteering.edit', gone)).code).toBe('LIMIT_TOO_LOW')
  const more = { ...edited, roles: [{ id: one.roles[0]!.id, name: '捡拾', limit: 3 }] }
  expect((await organiser.call('volunteering.edit', more)).ok).toMatchObject({ signedUp: 3, waiting: 1 })
  expect((await organiser.call('volunteering.edit', more)).code).toBe('STALE_VERSION')
  await county.server.settle()
  expect(await titles(qian!)).toContain('候补成功，您已报上名')
  expect(await titles(li!)).not.toContain('活动时间或地点有变')

  const { lines } = (await organiser.call('volunteering.roster', { id: one.id })).ok
  expect(lines.map(({ accountId, state }) => [accountId, state])).toEqual([
    [li!.id, 'in'],
    [zhao!.id, 'in'],
    [qian!.id, 'in'],
    [wang!.id, 'waiting'],
  ])
  expect(lines.every(({ name, roleName }) => name.startsWith('居民') && roleName === '捡拾')).toBe(true)
})

test('of twenty who want two places at once, two are in and the others wait, each at a place of his own', async () => {
  const { county } = place
  const one = await anActivity(place)
  const people = []
  for (let i = 0; i < 20; i++) people.push(await county.resident(`居民${i}`))
  const answers = await Promise.all(people.map((person) => join(person, one)))
  expect(answers.map(({ status }) => status)).toEqual(people.map(() => 200))
  const seen = await Promise.all(people.map((person) => person.call('volunteering.activity', { id: one.id })))
  expect(seen.filter(({ ok }) => ok.mine === 'in')).toHaveLength(2)
  const line = seen.flatMap(({ ok }) => ok.myPlaceInLine ?? []).sort((a, b) => a - b)
  expect(line).toEqual(Array.from({ length: 18 }, (_, i) => i + 1))
  const twice = await county.resident('两次')
  const both = await Promise.all([join(twice, one), join(twice, one)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('who has a place is told what is new, by name', async () => {
  const { organiser, residents, county } = place
  const [wang] = residents
  const one = await anActivity(place, { title: '教老人用手机' })
  await join(wang!, one)
  const roles = one.roles.map(({ id, limit }) => ({ id, limit, name: '讲解' }))
  const changed = { ...draft(place), areaId: undefined, id: one.id, title: one.title, contact: '13800000000' }
  const next = { ...changed, roles, insurance: '每人一份意外险', requirements: '会用智能手机' }
  await organiser.call('volunteering.edit', next).then((answer) => answer.ok)
  await organiser.call('volunteering.edit', next).then((answer) => answer.ok)
  await county.server.settle()
  const told = (await wang!.call('notifications.inbox', {})).ok.items.filter(({ body }) =>
    body.includes('教老人用手机'),
  )
  expect(told.map(({ title, body }) => [title, body])).toEqual([
    [
      '活动内容有变',
      '“教老人用手机”参加要求、保险说明、联系方式、岗位有变，请打开看看。不能参加请及时取消报名。',
    ],
  ])
})

test('another time or place and a cancellation are told to all on the list', async () => {
  const { organiser, residents, county } = place
  const [wang, li, zhao] = residents
  const one = await anActivity(place, { title: '给独居老人送餐', roles: [{ name: '送餐', limit: 1 }] })
  for (const person of [wang, li, zhao]) await join(person!, one)
  const moved = { ...draft(place), areaId: undefined, id: one.id, title: '给独居老人送餐' }
  const later = {
    ...moved,
    startsAt: iso(START + HOUR),
    endsAt: iso(START + 3 * HOUR),
    roles: one.roles.map(({ id, name, limit }) => ({ id, name, limit })),
  }
  await organiser.call('volunteering.edit', later).then((answer) => answer.ok)
  await organiser
    .call('volunteering.removePerson', { id: one.id, accountId: li!.id, reason: '重复报名了两处' })
    .then((answer) => answer.ok)
  const call = { id: one.id, reason: '当天有暴雨预警' }
  expect((await organiser.call('volunteering.cancelActivity', call)).ok.state).toBe('cancelled')
  expect((await organiser.call('volunteering.cancelActivity', call)).code).toBe('ACTIVITY_STATE')
  await county.server.settle()
  for (const person of [wang, zhao])
    expect(await titles(person!)).toEqual(expect.arrayContaining(['活动时间或地点有变', '活动已取消']))
  expect(await titles(li!)).toContain('您的报名已被取消')
  expect((await join(li!, one)).code).toBe('ACTIVITY_STATE')
  const listed = (await wang!.call('volunteering.activities', {})).ok.items
  expect(listed.map(({ id }) => id)).not.toContain(one.id)
})

test('risky words are refused; words without an answer wait for a person, and nobody else sees the activity', async () => {
  const { county, residents, areaId } = place
  const wechat = await county.council('值班员', county.communities[0])
  const { modelOn } = await import('../../../server/src/platform/store/model')
  const { accountsModel } = await import('../../../server/src/identity/model')
  await modelOn(county.context.connection, accountsModel).updateOne(
    { _id: wechat.id, tenantId: county.context.tenantId },
    { $set: { openid: 'o-unknown-to-wechat' } },
  )
  const one = (await wechat.call('volunteering.create', draft(place))).ok
  const waiting = (await wechat.call('volunteering.publish', { id: one.id })).ok
  expect(waiting).toMatchObject({ state: 'published', visibility: 'pending' })
  expect((await residents[0]!.call('volunteering.activity', { id: one.id })).status).toBe(404)
  expect((await join(residents[0]!, waiting)).status).toBe(404)
  await county.server.settle()
  const judge = await county.dispatcher('审核员')
  const judged = async () => {
    for (let i = 0; i < 8; i++) {
      const item = (await judge.call('moderation.queue', {})).ok.items.find(
        ({ owner }) => owner.id === one.id,
      )
      if (item) return item
      county.server.clock.advance(HOUR)
      await setClock(place, county.server.clock.now())
      judge.token = (await county.dispatcher('审核员')).token
      await county.server.runJob('moderation.followUp')
    }
    return undefined
  }
  const item = await judged()
  expect(item).toMatchObject({ owner: { kind: 'activity', id: one.id }, kind: 'text' })
  const fresh = await county.dispatcher('审核员')
  await fresh
    .call('moderation.decide', { id: item!.id, verdict: 'pass', reason: '内容正常' })
    .then((answer) => answer.ok)
  await county.server.settle()
  const { items } = (await residents[0]!.call('volunteering.activities', { areaId })).ok
  expect(items.map(({ id }) => id)).toContain(one.id)
})

test('signing up ends when it begins; cancelling late is noted', async () => {
  const { organiser, residents } = place
  const [wang, li] = residents
  const one = await anActivity(place, { signUpHours: 2, cancelHours: 24 })
  await join(wang!, one)
  await join(li!, one)
  await setClock(place, START - 23 * HOUR)
  expect((await wang!.call('volunteering.cancelSignUp', { id: one.id })).ok.mine).toBeNull()
  const { lines } = (await organiser.call('volunteering.roster', { id: one.id })).ok
  expect(lines.find(({ accountId }) => accountId === wang!.id)).toMatchObject({
    state: 'cancelled',
    late: true,
  })
  await setClock(place, START - 2 * HOUR)
  expect((await join(residents[2]!, one)).code).toBe('SIGN_UP_CLOSED')
  await setClock(place, START)
  expect((await li!.call('volunteering.cancelSignUp', { id: one.id })).code).toBe('ACTIVITY_STARTED')
  const call = { id: one.id, reason: '来不及了' }
  expect((await organiser.call('volunteering.cancelActivity', call)).code).toBe('ACTIVITY_STARTED')
})

test('a series is drafted and published at once; calling off can take the following ones along', async () => {
  const { organiser, residents, county } = place
  const now = county.server.clock.now()
  const first = now + 2 * DAY
  const repeat = { every: 'week', count: 4 } as const
  const given = draft(place, {
    title: '每周陪伴老人',
    startsAt: iso(first),
    endsAt: iso(first + HOUR),
    repeat,
  })
  const one = (await organiser.call('volunteering.create', given)).ok
  expect(one.seriesId).not.toBeNull()
  await organiser.call('volunteering.publish', { id: one.id, series: true }).then((answer) => answer.ok)
  const ofSeries = async () =>
    (await residents[0]!.call('volunteering.activities', { limit: 100 })).ok.items.filter(
      ({ title }) => title === '每周陪伴老人',
    )
  const all = await ofSeries()
  expect(all.map(({ startsAt }) => Date.parse(startsAt))).toEqual(
    [0, 7, 14, 21].map((days) => first + days * DAY),
  )
  await organiser
    .call('volunteering.cancelActivity', { id: all[1]!.id, reason: '老人们外出', following: true })
    .then((answer) => answer.ok)
  expect((await ofSeries()).map(({ id }) => id)).toEqual([one.id])
})

test('another county sees nothing of it', async () => {
  const one = await anActivity(place, {
    startsAt: iso(START + 30 * DAY),
    endsAt: iso(START + 30 * DAY + HOUR),
  })
  const other = await place.county.secondCounty()
  const theirs = await other.council('邻县委员')
  for (const name of ['volunteering.activity', 'volunteering.roster', 'volunteering.code'] as const)
    expect((await theirs.call(name, { id: one.id })).status).toBe(404)
  expect((await join(theirs, one)).status).toBe(404)
  expect((await theirs.call('volunteering.activities', {})).ok.items).toEqual([])
})

test('an account that goes away gives its place to the next one', async () => {
  const { county } = place
  const [first, second] = [await county.resident('要走'), await county.resident('接上')]
  const later = START + 40 * DAY
  const one = await anActivity(place, {
    startsAt: iso(later),
    endsAt: iso(later + HOUR),
    roles: [{ name: '帮手', limit: 1 }],
  })
  await join(first, one)
  await join(second, one)
  const exported = JSON.stringify((await first.call('identity.exportMine', {})).ok)
  expect(exported).toContain('清理河道垃圾')
  await first.call('identity.deleteMine', { confirm: '注销账号' }).then((answer) => answer.ok)
  await county.server.settle()
  const seen = (await second.call('volunteering.activity', { id: one.id })).ok
  expect(seen.mine).toBe('in')
})

test('who has a place is reminded a day before, once; who waits and who was told of nothing is not', async () => {
  const { organiser, residents, county } = place
  const [wang, li] = residents
  await setClock(place, START - 3 * DAY)
  const one = await anActivity(place, { title: '义务理发', roles: [{ name: '理发', limit: 1 }] })
  const off = await anActivity(place, { title: '清扫楼道' })
  for (const person of [wang!, li!]) await join(person, one)
  await join(wang!, off)
  await organiser.call('volunteering.cancelActivity', { id: off.id, reason: '场地不能用' })
  const reminded = async (person: (typeof residents)[number]) =>
    (await person.call('notifications.inbox', {})).ok.items
      .filter(({ title }) => title === '您报名的活动快开始了')
      .map(({ body }) => body)
  const pass = async () => {
    await Promise.all([
      county.server.runJob('volunteering.remind'),
      county.server.runJob('volunteering.remind'),
    ])
    await county.server.settle()
  }
  await pass()
  expect(await reminded(wang!)).toEqual([])
  await setClock(place, START - DAY)
  await pass()
  await pass()
  const [mine, ...more] = (await reminded(wang!)).filter((body) => body.includes('义务理发'))
  expect(mine).toContain('东河公园南门')
  expect(more).toEqual([])
  expect((await reminded(wang!)).filter((body) => body.includes('清扫楼道'))).toEqual([])
  expect((await reminded(li!)).filter((body) => body.includes('义务理发'))).toEqual([])
  // Of another time one is reminded anew.
  const later = { ...draft(place), areaId: undefined, id: one.id, title: one.title }
  const moved = { startsAt: iso(START + 6 * HOUR), endsAt: iso(START + 8 * HOUR) }
  const roles = one.roles.map(({ id, name, limit }) => ({ id, name, limit }))
  await organiser.call('volunteering.edit', { ...later, ...moved, roles }).then((answer) => answer.ok)
  await setClock(place, START - DAY + 6 * HOUR)
  await pass()
  expect((await reminded(wang!)).filter((body) => body.includes('义务理发'))).toHaveLength(2)
})

test('an activity whose row is torn is left out and holds up no other’s reminder', async () => {
  const { residents, county } = place
  const wang = residents[0]!
  await setClock(place, START - 3 * DAY)
  const torn = await anActivity(place, { title: '坏掉的一行' })
  const whole = await anActivity(place, { title: '修剪花木' })
  for (const one of [torn, whole]) await join(wang, one)
  const rows = county.context.model(activityModel).collection
  const { tenantId } = county.context
  const earlier = new Date(START - 2 * DAY)
  const broken = { $set: { remindAt: earlier }, $unset: { startsAt: '' } }
  await rows.updateOne({ tenantId, _id: torn.id } as never, broken as never)
  await setClock(place, START - DAY)
  await county.server.runJob('volunteering.remind')
  await county.server.settle()
  const { items } = (await wang.call('notifications.inbox', {})).ok
  expect(items.filter(({ body }) => body.includes('修剪花木'))).toHaveLength(1)
  await rows.deleteOne({ tenantId, _id: torn.id } as never)
})
