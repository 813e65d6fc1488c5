import { aCase, aPhoto, aReport, type Crew, crewOf, LAMP, placeIn, step } from '../../support/cases'
import { type County, freshCounty } from '../../support/county'

let county: County
let crew: Crew
beforeAll(async () => {
  county = await freshCounty()
  crew = await crewOf(county)
})
afterAll(() => county.stop())

describe('who sees what', () => {
  test('a public case shows a stranger no names, no exact place and no photos that have not passed', async () => {
    const attachments = [await aPhoto(crew, crew.resident)]
    const one = await aReport(crew, { attachments })
    const stranger = await county.resident('陌生人')
    const seen = (await stranger.call('cases.view', { id: one.id })).ok
    expect(seen).toMatchObject({ attachments: [], thumbUrl: null, reporter: null, isReporter: false })
    const { lng, lat } = seen.place
    expect([lng, lat]).toEqual([Math.round(lng * 1000) / 1000, Math.round(lat * 1000) / 1000])
    expect(one.place.lng).not.toBe(lng)
    expect(seen.abilities.map(({ action }) => action)).toEqual(['follow'])
  })

  test('a private case does not exist for a stranger', async () => {
    const one = await aReport(crew, { visibility: 'private' })
    const stranger = await county.resident('陌生人乙')
    for (const answer of [
      await stranger.call('cases.view', { id: one.id }),
      await stranger.call('cases.follow', { id: one.id }),
      await stranger.call('cases.remark', { id: one.id, version: 1, note: '看看' }),
      await county.server.call('cases.publicView', { id: one.id, tenant: county.slug }),
    ])
      expect([answer.status, answer.code]).toEqual([404, 'NOT_FOUND'])
  })

  test('staff of the area know the reporter masked; a unit only while it has the case', async () => {
    const one = await aCase(crew, 'dispatched', { visibility: 'private' })
    const seen = (await crew.gridWorker.call('cases.view', { id: one.id })).ok
    expect(seen.reporter?.name).toBe('王*英')
    expect((await crew.handler.call('cases.view', { id: one.id })).ok.reporter?.name).toBe('王*英')
    const other = await county.handler('别的单位', Object.values(county.units)[1]!)
    expect((await other.call('cases.view', { id: one.id })).status).toBe(404)
    await step(crew.handler, one, 'returnToDispatch', { reason: '不归我们' })
    expect((await crew.handler.call('cases.view', { id: one.id })).ok.reporter).toBeNull()
  })

  test('abilities say what the asker may do now and what it needs', async () => {
    const one = await aCase(crew, 'filed')
    const seen = (await crew.dispatcher.call('cases.view', { id: one.id })).ok
    expect(seen.abilities).toContainEqual({ action: 'dispatch', label: '派遣', needs: ['unit'] })
    const own = (await crew.resident.call('cases.view', { id: one.id })).ok
    expect(own.abilities.map(({ action }) => action)).toEqual(['remark'])
  })
})

test('"me too" follows once, and stops', async () => {
  const one = await aReport(crew)
  const neighbour = await county.resident('隔壁老王')
  const follow = () => neighbour.call('cases.follow', { id: one.id })
  expect((await Promise.all([follow(), follow()])).map(({ ok }) => ok.followers)).toEqual([1, 1])
  expect((await crew.resident.call('cases.follow', { id: one.id })).ok).toEqual({
    following: true,
    followers: 1,
  })
  expect((await crew.dispatcher.call('cases.view', { id: one.id })).ok.version).toBe(one.version)
  expect((await neighbour.call('cases.unfollow', { id: one.id })).ok).toEqual({
    following: false,
    followers: 0,
  })
  expect((await neighbour.call('cases.unfollow', { id: one.id })).ok.followers).toBe(0)
})

describe('lists', () => {
  test('staff see the cases of their own areas or unit, page by page', async () => {
    const west = { ...placeIn(county), address: '' }
    const east = { ...placeIn(county, county.grids.at(-1)), address: '' }
    const ids: string[] = []
    for (let i = 0; i < 5; i++) {
      county.server.clock.advance(1000)
      ids.unshift((await aReport(crew, { place: i === 2 ? east : west, text: `列表测试第${i}件` })).id)
    }
    const eastern = await county.dispatcher('东镇派遣', county.towns[1]!)
    const theirs = (await eastern.call('cases.list', {})).ok.items.map(({ id }) => id)
    expect(theirs.filter((id) => ids.includes(id))).toEqual([ids[2]])
    expect((await eastern.call('cases.list', { areaId: county.towns[0]!._id })).code).toBe('AREA_FORBIDDEN')
    expect((await eastern.call('cases.list', { areaId: 'nowhere' })).code).toBe('AREA_UNKNOWN')
    expect((await crew.resident.call('cases.list', {})).code).toBe('ROLE_MISSING')

    const first = (await crew.dispatcher.call('cases.list', { q: '列表测试', limit: 2 })).ok
    const second = (
      await crew.dispatcher.call('cases.list', { q: '列表测试', limit: 2, cursor: first.next! })
    ).ok
    const third = (
      await crew.dispatcher.call('cases.list', { q: '列表测试', limit: 2, cursor: second.next! })
    ).ok
    expect([first, second, third].flatMap(({ items }) => items.map(({ id }) => id))).toEqual(ids)
    expect(third.next).toBeNull()
    expect((await crew.dispatcher.call('cases.list', { cursor: '☺' })).code).toBe('CURSOR_INVALID')
    const ofUnit = (await crew.handler.call('cases.list', { limit: 100 })).ok.items.map(({ id }) => id)
    expect(ofUnit).not.toEqual(expect.arrayContaining([ids[0]]))
  })

  test('filters, number and Chinese words find what they say', async () => {
    const one = await aReport(crew, { text: '幸福小区门口窨井盖丢失' })
    const find = async (input: object) =>
      (await crew.dispatcher.call('cases.list', input)).ok.items.map(({ id }) => id)
    expect(await find({ q: '窨井盖' })).toEqual([one.id])
    expect(await find({ q: '井盖丢失 幸福' })).toEqual([one.id])
    expect(await find({ q: '井窨' })).toEqual([])
    expect(await find({ q: '，。' })).toEqual([])
    expect(await find({ number: one.number })).toEqual([one.id])
    expect(await find({ stage: 'reported', source: 'resident', categoryCode: LAMP })).toContain(one.id)
    expect(await find({ stage: 'closed' })).not.toContain(one.id)
    expect(await find({ overdue: 'true' })).toEqual([])
  })

  test('what is found among hundreds with the same word is found by the other filters, too', async () => {
    const wanted = await aReport(crew, { text: '水渠堵塞，第一件' })
    const { connection } = county.server.process.services
    const template = (await connection.collection('cases').findOne({ number: wanted.number }))!
    const words = (await connection.collection('caseWords').findOne({ _id: template._id }))!
    const copies = Array.from({ length: 450 }, (_, i) => ({ i, _id: `${template._id}-${i}` as never }))
    const at = (i: number) => new Date(Number(template.createdAt) + i + 1)
    await connection.collection('cases').insertMany(
      copies.map(({ i, _id }) => {
        const number = `${template.number}-${i}`
        return { ...template, _id, number, createdAt: at(i), stage: 'closed', waiting: [] }
      }),
    )
    await connection
      .collection('caseWords')
      .insertMany(copies.map(({ i, _id }) => ({ ...words, _id, createdAt: at(i) })))
    county.server.clock.advance(60_000)
    const find = async (input: object) => (await crew.dispatcher.call('cases.list', input)).ok
    const open = await find({ q: '水渠堵塞', stage: 'reported' })
    expect(open).toMatchObject({ items: [{ id: wanted.id }], next: null })
    const seen: string[] = []
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await find({ q: '水渠堵塞', limit: 100, ...(cursor && { cursor }) })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.next
    }
    expect(seen).toEqual([...copies.map(({ _id }) => _id as string).reverse(), wanted.id])
  })

  test('tasks wait on the right desk with a reason, the earliest due first', async () => {
    const one = await aReport(crew, { text: '任务测试' })
    const reason = async (who: Crew['resident']) =>
      (await who.call('cases.tasks', { limit: 100 })).ok.items.find(({ id }) => id === one.id)?.reason
    expect(await reason(crew.dispatcher)).toBe('新上报，待立案')
    expect(await reason(crew.gridWorker)).toBe('新上报，可先到现场核实')
    await step(crew.dispatcher, one, 'file')
    expect(await reason(crew.dispatcher)).toBe('已立案，待派遣')
    expect(await reason(crew.gridWorker)).toBeUndefined()
    await step(crew.dispatcher, one, 'dispatch', { unitId: crew.unitId })
    expect(await reason(crew.handler)).toBe('新派遣，待受理')
    await step(crew.handler, one, 'requestExtension', { reason: '等' })
    expect(await reason(crew.dispatcher)).toBe('延期申请待审批')
    const list = (await crew.handler.call('cases.tasks', { limit: 100 })).ok.items
    const due = list.flatMap(({ clock }) => (clock ? [clock.dueAt] : []))
    expect(due).toEqual([...due].sort())
    const page = (await crew.dispatcher.call('cases.tasks', { limit: 1 })).ok
    const next = (await crew.dispatcher.call('cases.tasks', { limit: 1, cursor: page.next! })).ok
    expect(next.items[0]?.id).not.toBe(page.items[0]?.id)
  })

  test('my own list holds what I reported, open or closed', async () => {
    const person = await county.resident('列表本人')
    const open = await aReport(crew, {}, person)
    const gone = await aReport(crew, {}, person)
    await step(person, gone, 'withdraw')
    const ids = async (state: 'open' | 'closed' | 'all') =>
      (await person.call('cases.mine', { state })).ok.items.map(({ id }) => id)
    expect(await ids('open')).toEqual([open.id])
    expect(await ids('closed')).toEqual([gone.id])
    expect((await ids('all')).sort()).toEqual([gone.id, open.id].sort())
  })
})

describe('the public', () => {
  const tenant = () => county.slug
  test('lists and maps only what is public, rounded, without names', async () => {
    const shown = await aReport(crew, {
      text: '公开事项甲',
      place: { ...placeIn(county), address: '幸福小区3栋2单元501' },
    })
    const hidden = await aReport(crew, { text: '公开事项乙', visibility: 'private' })
    const listed = (await county.server.call('cases.publicList', { tenant: tenant(), q: '公开事项' })).ok
    expect(listed.items.map(({ id }) => id)).toEqual([shown.id])
    expect(listed.items[0]?.address).toBe('幸福小区')
    expect(listed.items[0]?.lng).not.toBe(shown.place.lng)
    const box = { west: 119, south: 29, east: 121, north: 31 }
    const map = (await county.server.call('cases.publicMap', { tenant: tenant(), ...box })).ok
    expect(map.items.map(({ id }) => id)).toContain(shown.id)
    expect(map.items.map(({ id }) => id)).not.toContain(hidden.id)
    const one = (await county.server.call('cases.publicView', { tenant: tenant(), id: shown.id })).ok
    expect(one.timeline).toEqual([{ at: shown.createdAt, label: '问题已登记' }])
    expect(JSON.stringify([listed, map, one])).not.toMatch(/王桂英|单元/)
  })

  test('what was done is told in plain words, with the unit and without the terms of staff', async () => {
    const closed = await aCase(crew, 'closed', { text: '大家都能看懂的经过' })
    const one = (await county.server.call('cases.publicView', { tenant: tenant(), id: closed.id })).ok
    const unit = closed.unit!.name
    expect(one.timeline.map(({ label }) => label)).toEqual([
      '问题已登记',
      '已受理，正在安排',
      `已派给${unit}`,
      `${unit}开始处理`,
      `${unit}说已处理好，等待核查`,
      '核查过，确实处理好了',
      '已办结',
    ])
    await step(crew.resident, closed, 'unsolved', { reason: '又坏了' })
    const again = (await county.server.call('cases.publicView', { tenant: tenant(), id: closed.id })).ok
    expect(again.timeline.at(-1)?.label).toBe('反映人说还没有解决，重新办理')
    expect(JSON.stringify(again.timeline)).not.toMatch(/派遣|立案|结案|案卷|自处置|权属/)
  })

  test('a withdrawn or merged case leaves the list, a closed one is among the solved', async () => {
    const closed = await aCase(crew, 'closed', { text: '离开公开列表甲' })
    const left = await aReport(crew, { text: '离开公开列表乙' })
    await step(crew.resident, left, 'withdraw')
    const ids = async (more: object) =>
      (
        await county.server.call('cases.publicList', { tenant: tenant(), q: '离开公开', ...more })
      ).ok.items.map(({ id }) => id)
    expect(await ids({})).toEqual([closed.id])
    expect(await ids({ solved: 'week' })).toEqual([closed.id])
    expect(await ids({ stage: 'reported' })).toEqual([])
  })

  test('an unknown county and a private case are not found', async () => {
    expect((await county.server.call('cases.publicList', { tenant: 'nowhere' })).code).toBe('TENANT_UNKNOWN')
  })
})
