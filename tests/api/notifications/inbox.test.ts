import { aCase, aReport, type Crew, crewOf, step, walk } from '../../support/cases'
import { type County, freshCounty, type Person } from '../../support/county'
import { titles, told } from './people'

let county: County
let crew: Crew
beforeEach(async () => {
  county = await freshCounty()
  crew = await crewOf(county)
})
afterEach(() => county.stop())

const unread = async (person: Person) => (await person.call('notifications.unread', {})).ok.count

test('the reporter is told of every step, each once', async () => {
  await aCase(crew, 'closed')
  await told(county)
  await told(county)
  const mine = await titles(crew.resident)
  expect(mine).toHaveLength(6)
  const steps = [
    '已收到您的反映',
    '已立案',
    /^已派给路灯管理所，.+ 前处理$/,
    '已受理',
    '已处理，等待核查',
    '已办结，请您评价',
  ]
  for (const step of steps) expect(mine.filter((title) => title.match(step))).toHaveLength(1)
})

test('a message names the case and leads to it', async () => {
  const one = await aReport(crew)
  await told(county)
  const { items } = (await crew.resident.call('notifications.inbox', {})).ok
  expect(items[0]).toMatchObject({
    title: '已收到您的反映',
    body: expect.stringContaining(`“路灯不亮，晚上很黑”（编号 ${one.number}）`),
    read: false,
    subject: { kind: 'case', id: one.id },
  })
})

test('every follower is told once per event, also of what was merged', async () => {
  const [first, second, third] = await Promise.all(['甲', '乙', '丙'].map((name) => county.resident(name)))
  const one = await aReport(crew, {}, first)
  const other = await aReport(crew, {}, second)
  await third?.call('cases.follow', { id: one.id })
  // The second follows both: after the merge still one message an event.
  await second?.call('cases.follow', { id: one.id })
  await told(county)
  await step(crew.dispatcher, other, 'merge', { targetId: one.id, reason: '同一盏灯' })
  await told(county)
  expect((await titles(second as Person))[0]).toBe(`已并入 ${one.number}`)
  await walk(crew, one, 'filed')
  await told(county)
  for (const person of [first, second, third])
    expect((await titles(person as Person)).filter((title) => title === '已立案')).toHaveLength(1)

  await step(crew.dispatcher, other, 'unmerge', { reason: '不是同一盏' })
  await told(county)
  expect(await titles(second as Person)).toContain('已恢复单独办理')
  expect(await titles(first as Person)).not.toContain('已恢复单独办理')
})

test('who stopped following hears nothing more', async () => {
  const follower = await county.resident('甲')
  const one = await aReport(crew)
  await follower.call('cases.follow', { id: one.id })
  await follower.call('cases.unfollow', { id: one.id })
  await walk(crew, one, 'filed')
  await told(county)
  expect(await titles(follower)).toEqual([])
})

test('a return, a rejection and a new round say what is next', async () => {
  const one = await aReport(crew)
  await step(crew.dispatcher, one, 'returnToReporter', { reason: '请写明灯杆编号' })
  await step(crew.resident, one, 'resubmit', { note: '3号灯杆' })
  await step(crew.dispatcher, one, 'reject', { reason: '不属于本县' })
  const two = await aCase(crew, 'closed')
  await step(crew.resident, two, 'unsolved', { reason: '又灭了' })
  await told(county)
  const mine = await titles(crew.resident)
  expect(mine).toContain('需要补充情况')
  expect(mine).toContain('未予立案')
  expect(mine).toContainEqual(expect.stringMatching(/^第 2 轮处理已开始，.+ 前处理$/))
})

describe('reading', () => {
  test('unread ones are counted, listed apart, and read one by one or all', async () => {
    await aCase(crew, 'handled')
    await told(county)
    const count = await unread(crew.resident)
    expect(count).toBe(5)
    const [first] = (await crew.resident.call('notifications.inbox', {})).ok.items
    const ids = [first?.id as string]
    expect((await crew.resident.call('notifications.markRead', { ids })).ok).toEqual({ count: 1 })
    expect((await crew.resident.call('notifications.markRead', { ids })).ok).toEqual({ count: 0 })
    const left = (await crew.resident.call('notifications.inbox', { unread: 'true' })).ok.items
    expect(left.map(({ id }) => id)).not.toContain(first?.id)
    expect(left).toHaveLength(count - 1)
    expect((await crew.resident.call('notifications.markRead', {})).ok).toEqual({ count: count - 1 })
    expect(await unread(crew.resident)).toBe(0)
    expect((await crew.resident.call('notifications.inbox', { unread: 'true' })).ok.items).toEqual([])
  })

  test('a list comes in pages and each message once', async () => {
    await aCase(crew, 'closed')
    await told(county)
    const seen: string[] = []
    for (let cursor: string | undefined | null; cursor !== null; ) {
      const page: { items: { id: string }[]; next: string | null } = (
        await crew.resident.call('notifications.inbox', { limit: 2, ...(cursor && { cursor }) })
      ).ok
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.next
    }
    expect(seen).toHaveLength(6)
    expect(new Set(seen).size).toBe(6)
    expect((await crew.resident.call('notifications.inbox', { cursor: 'no-cursor' })).code).toBe(
      'CURSOR_INVALID',
    )
  })

  test('nobody reads or marks the messages of another, in this county or the next', async () => {
    await aReport(crew)
    await told(county)
    const ids = (await crew.resident.call('notifications.inbox', {})).ok.items.map(({ id }) => id)
    const other = await county.resident('别人')
    const elsewhere = await (await county.secondCounty()).resident('别县的人')
    for (const person of [other, elsewhere]) {
      expect(await titles(person)).toEqual([])
      expect((await person.call('notifications.markRead', { ids })).ok).toEqual({ count: 0 })
    }
    expect(await unread(crew.resident)).toBe(1)
    expect((await county.server.call('notifications.inbox', {})).code).toBe('NOT_SIGNED_IN')
  })
})

test('who leaves takes the inbox along, and gets it in the export before', async () => {
  await aReport(crew)
  await told(county)
  const exported = JSON.stringify((await crew.resident.call('identity.exportMine', {})).ok)
  expect(exported).toContain('已收到您的反映')
  const { noticeModel } = await import('../../../server/src/notifications/model')
  const mine = { tenantId: county.context.tenantId, accountId: crew.resident.id }
  expect(await county.context.model(noticeModel).countDocuments(mine)).toBe(1)
  const { personalData } = county.server.process.services
  await county.context.transact(async (tx) => personalData.get('notifications')?.erase(tx, crew.resident.id))
  expect(await county.context.model(noticeModel).countDocuments(mine)).toBe(0)
})
