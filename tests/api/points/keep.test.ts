import { earn } from '@linli/shared/points/ledger'
import { eventModel } from '../../../server/src/platform/store/events'
import { newId } from '../../../server/src/platform/store/id'
import { balanceOf } from '../../../server/src/points'
import { expireDue } from '../../../server/src/points/jobs/expire'
import { reconcile } from '../../../server/src/points/jobs/reconcile'
import { openLedger } from '../../../server/src/points/ledger/writer'
import { entryModel, lotModel, type PointAccount, pointAccountModel } from '../../../server/src/points/model'
import { runModel } from '../../../server/src/points/model-earnings'
import { type County, freshCounty, type Person } from '../../support/county'
import { books, DAY, give } from './support'

let county: County
let li: Person
let admin: Person
let supervisor: Person
beforeAll(async () => {
  county = await freshCounty()
})
beforeEach(async () => {
  li = await county.resident('李奶奶')
  admin = await county.administrator('周管理')
  supervisor = await county.supervisor('孙督办')
})
afterAll(() => county.stop())

describe('an adjustment', () => {
  const ask = async (amount: number) =>
    (await admin.call('points.askAdjustment', { accountId: li.id, amount, reason: '活动签到漏记，补发' })).ok
      .id

  test('takes two people, happens once, and the person is told', async () => {
    const id = await ask(30)
    const decide = (by: Person) => by.call('points.decideAdjustment', { id, approve: true })
    expect((await decide(admin)).code).toBe('POINTS_SECOND_PERSON')
    expect(await balanceOf(county.context, li.id)).toMatchObject({ balance: 0 })
    const other = await county.supervisor('吴督办')
    const codes = (await Promise.all([decide(supervisor), decide(other)])).map(({ code }) => code ?? 'done')
    expect(codes.sort()).toEqual(['POINTS_ADJUSTMENT_DECIDED', 'done'])
    expect(await balanceOf(county.context, li.id)).toMatchObject({ balance: 30 })
    await county.server.settle()
    const { items } = (await li.call('notifications.inbox', {})).ok
    expect(items[0]?.title).toBe('收到补发的积分')
    const list = (await supervisor.call('points.adjustments', {})).ok.items
    expect(list.find((one) => one.id === id)).toMatchObject({
      accountName: '李奶奶',
      state: 'done',
      mayDecide: false,
    })
  })

  test('takes no more than is there, and a refused one moves nothing', async () => {
    await give(county, li.id, 10)
    const decide = (id: string, approve: boolean) =>
      supervisor.call('points.decideAdjustment', { id, approve })
    expect((await decide(await ask(-11), true)).code).toBe('POINTS_SHORT')
    expect((await decide(await ask(-10), false)).status).toBe(200)
    expect(await balanceOf(county.context, li.id)).toMatchObject({ balance: 10 })
    expect((await decide(await ask(-10), true)).status).toBe(200)
    expect(await balanceOf(county.context, li.id)).toMatchObject({ balance: 0 })
  })

  test('is for people of the own area and of the own county', async () => {
    const townAdmin = await county.administrator('镇管理', county.towns[0]!)
    const given = { accountId: li.id, amount: 5, reason: '补发积分' }
    expect((await townAdmin.call('points.askAdjustment', given)).code).toBe('AREA_FORBIDDEN')
    expect((await admin.call('points.askAdjustment', { ...given, accountId: newId() })).code).toBe(
      'POINTS_ACCOUNT_UNKNOWN',
    )
    expect((await admin.call('points.askAdjustment', { ...given, amount: 0 })).code).toBe('POINTS_AMOUNT')
    const other = await county.secondCounty()
    const theirs = await other.administrator('邻县管理')
    const id = await ask(5)
    expect((await theirs.call('points.decideAdjustment', { id, approve: true })).code).toBe('NOT_FOUND')
  })
})

test('a frozen account says why, spends nothing, and is thawed again', async () => {
  await give(county, li.id, 10)
  const freeze = (frozen: boolean) =>
    admin.call('points.freeze', { id: li.id, frozen, reason: '核查重复上报' })
  expect((await freeze(true)).status).toBe(200)
  expect((await li.call('points.mine', {})).ok).toMatchObject({
    ...{ balance: 10, spendable: 0, frozen: true, frozenReason: '核查重复上报' },
  })
  expect((await freeze(false)).status).toBe(200)
  expect((await li.call('points.mine', {})).ok).toMatchObject({
    spendable: 10,
    frozen: false,
    frozenReason: null,
  })
})

describe('the list of frozen accounts', () => {
  const turn = (one: Person, frozen: boolean, reason: string) =>
    admin.call('points.freeze', { id: one.id, frozen, reason }).then((answer) => answer.ok)
  const live = async (name: string, communityId: string) => {
    const one = await county.resident(name)
    ;(await one.call('identity.updateMe', { communityId })).ok
    return one
  }
  const listed = async (by: Person, more: { cursor?: string; limit?: number } = {}) =>
    (await by.call('points.frozen', { limit: 100, ...more })).ok

  test('names whom, why, since when and by whom, the last first, and lets go of who is thawed', async () => {
    const [first, second, free] = [
      await county.resident('钱一'),
      await county.resident('钱二'),
      await county.resident('钱三'),
    ]
    await give(county, first.id, 12)
    await give(county, free.id, 5)
    await turn(first, true, '核查重复上报')
    county.server.clock.advance(1_000)
    await turn(second, true, '账号被盗用')
    const mine = async () =>
      (await listed(admin)).items.filter(({ id }) => [first.id, second.id, free.id].includes(id))
    expect(await mine()).toMatchObject([
      { id: second.id, name: '钱二', balance: 0, reason: '账号被盗用', byName: '周管理' },
      { id: first.id, name: '钱一', balance: 12, reason: '核查重复上报', byName: '周管理' },
    ])
    await turn(second, false, '已核实')
    expect((await mine()).map(({ id }) => id)).toEqual([first.id])
    expect((await first.call('identity.deleteMine', { confirm: '注销账号' })).status).toBe(200)
    expect(await mine()).toEqual([])
    expect((await free.call('points.frozen', {})).code).toBe('ROLE_MISSING')
  })

  test('is paged, and shows the people of the own area alone', async () => {
    const [south, , east] = county.communities
    const here = [await live('孙一', south!._id), await live('孙二', south!._id)]
    const there = await live('孙三', east!._id)
    for (const one of [...here, there]) {
      county.server.clock.advance(1_000)
      await turn(one, true, '核查')
    }
    const townKeeper = await county.supervisor('镇督办', county.towns[0]!)
    const seen = (await listed(townKeeper)).items.map(({ id }) => id)
    expect(seen).toEqual([here[1]!.id, here[0]!.id])
    const other = await county.secondCounty()
    expect((await listed(await other.administrator('邻县管理'))).items).toEqual([])

    const whole = (await listed(admin)).items.map(({ id }) => id)
    const paged: string[] = []
    let cursor: string | undefined
    do {
      const page = await listed(admin, { limit: 1, ...(cursor !== undefined && { cursor }) })
      expect(page.items.length).toBeLessThanOrEqual(1)
      paged.push(...page.items.map(({ id }) => id))
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    expect(paged).toEqual(whole)
    expect(paged).toEqual(expect.arrayContaining([...here, there].map(({ id }) => id)))
    expect((await admin.call('points.frozen', { cursor: 'nonsense' })).code).toBe('CURSOR_INVALID')
  })

  test('is read by an index that leaves out who is not frozen', async () => {
    const { tenantId } = county.context
    for (let i = 0; i < 40; i++) await give(county, (await county.resident(`赵${i}`)).id, 1)
    const plan = (await county.context
      .model(pointAccountModel)
      .find({ tenantId, 'frozen.at': { $gt: new Date(0) } } as never)
      .explain('executionStats')) as unknown as { executionStats: { totalDocsExamined: number } }
    const { items } = await listed(admin)
    expect(plan.executionStats.totalDocsExamined).toBeLessThanOrEqual(items.length + 2)
  })
})

test('one’s points say what expires when, day by day', async () => {
  await give(county, li.id, 10, 30)
  await give(county, li.id, 5, 30)
  await give(county, li.id, 7, 90)
  const { expiring } = (await li.call('points.mine', {})).ok
  expect(expiring.map(({ amount }) => amount)).toEqual([15, 7])
})

describe('the nightly runs', () => {
  test('expiry goes on where it was stopped, and shows how far it is', async () => {
    const people = await Promise.all(Array.from({ length: 3 }, (_, i) => county.resident(`居民${i}`)))
    for (const one of people) for (let i = 0; i < 4; i++) await give(county, one.id, 5, 1 + i)
    county.server.clock.advance(2 * DAY)
    await county.server.runJob('points.expire')
    for (const one of people) expect(await balanceOf(county.context, one.id)).toMatchObject({ balance: 10 })
    await county.server.runJob('points.expire')
    county.server.clock.advance(2 * DAY)
    await Promise.all([county.server.runJob('points.expire'), county.server.runJob('points.expire')])
    for (const one of people) expect(await balanceOf(county.context, one.id)).toMatchObject({ balance: 0 })
    expect(await books(county)).toMatchObject({ sum: 0, wrong: [] })
    admin = await county.administrator('周管理')
    const { items } = (await admin.call('points.runs', {})).ok
    expect(items.at(-1)).toMatchObject({ job: 'expire', done: 3, total: 3 })
    expect(items.at(-1)?.finishedAt).not.toBeNull()
  })

  test('300 lots of ten people, two at a time, stopped in the fourth transaction: the next run goes on, and nothing expires twice', async () => {
    const { context } = county
    const { tenantId } = context
    const people = await Promise.all(Array.from({ length: 10 }, (_, i) => county.resident(`住户${i}`)))
    for (const one of people)
      await context.transact(async (tx) => {
        const ledger = openLedger(tx)
        const account = await ledger.resident(one.id)
        for (let i = 0; i < 30; i++) {
          const lot = { amount: 1 + i, lotId: newId(), expiresAt: tx.now + (1 + (i % 3)) * 3_600_000 }
          ledger.post(earn({ id: one.id, balance: account.balance }, lot), {})
        }
        await ledger.write()
        return null
      })
    county.server.clock.advance(DAY)
    let batches = 0
    const dying: typeof context = {
      ...context,
      transact(work) {
        if (++batches > 3) throw new Error('killed')
        return context.transact(work)
      },
    }
    await expect(expireDue(dying, 2)).rejects.toThrow('killed')
    const run = async () =>
      (await context.model(runModel).find({ tenantId, job: 'expire' }).sort({ startedAt: -1 }).lean())[0]
    expect(await run()).toMatchObject({ done: 6, total: 10, finishedAt: null })
    // Seen a moment ago: it may be at work in another process.
    await expireDue(context, 2)
    expect(await run()).toMatchObject({ done: 6, finishedAt: null })

    county.server.clock.advance(3 * 60_000)
    await expireDue(context, 2)
    expect(await run()).toMatchObject({ done: 10, total: 10 })
    expect((await run())?.finishedAt).not.toBeNull()
    const sum = (30 * 31) / 2
    for (const one of people) {
      const expired = await context
        .model(entryModel)
        .find({ tenantId, accountId: one.id, kind: 'expire' }, { amount: 1 })
        .lean()
      expect(expired.reduce((total, { amount }) => total + amount, 0)).toBe(-sum)
      expect(expired).toHaveLength(1)
      expect(await balanceOf(context, one.id)).toMatchObject({ balance: 0 })
    }
    expect(await books(county)).toMatchObject({ sum: 0, wrong: [] })
    await expireDue(context, 2)
    expect(await context.model(runModel).countDocuments({ tenantId, job: 'expire', total: 10 })).toBe(1)
  })

  test('reconciliation finds nothing in good books and names a balance, an entry or a lot that was changed', async () => {
    const { tenantId } = county.context
    await give(county, li.id, 50)
    expect(await reconcile(county.context)).toMatchObject({ sum: 0, wrong: [] })
    const accounts = county.context.model(pointAccountModel)
    await accounts.updateOne({ tenantId, _id: li.id }, { $inc: { balance: 7 } })
    expect((await reconcile(county.context)).wrong).toEqual([
      { accountId: li.id, balance: 57, entries: 50, lots: 50 },
    ])
    await accounts.updateOne({ tenantId, _id: li.id }, { $inc: { balance: -7 } })
    await county.context.model(lotModel).updateOne({ tenantId, accountId: li.id }, { $inc: { left: -1 } })
    expect((await reconcile(county.context)).wrong).toEqual([
      { accountId: li.id, balance: 50, entries: 50, lots: 49 },
    ])
    await county.context.model(lotModel).updateOne({ tenantId, accountId: li.id }, { $inc: { left: 1 } })
    const { byExpiry, nextExpiry } = (await accounts.findOne({ tenantId, _id: li.id }).lean()) as PointAccount
    await accounts.updateOne({ tenantId, _id: li.id }, { $set: { byExpiry: '' } })
    expect((await reconcile(county.context)).wrong).toEqual([
      { accountId: li.id, balance: 50, entries: 50, lots: 50 },
    ])
    await accounts.updateOne({ tenantId, _id: li.id }, { $set: { byExpiry, nextExpiry: null } })
    expect((await reconcile(county.context)).wrong).toMatchObject([{ accountId: li.id }])
    await accounts.updateOne({ tenantId, _id: li.id }, { $set: { nextExpiry } })
    await accounts.updateOne({ tenantId, _id: li.id }, { $inc: { held: 9 } })
    expect((await reconcile(county.context)).wrong).toEqual([
      { accountId: li.id, balance: 50, entries: 50, lots: 50, held: 9, holds: 0 },
    ])
    await accounts.updateOne({ tenantId, _id: li.id }, { $inc: { held: -9 } })
    await county.context
      .model(entryModel)
      .updateOne({ tenantId, accountId: 'issue' }, { $inc: { amount: 3 } })
    expect((await reconcile(county.context)).sum).toBe(3)
    await county.context
      .model(entryModel)
      .updateOne({ tenantId, accountId: 'issue' }, { $inc: { amount: -3 } })
    await county.server.runJob('points.reconcile')
    admin = await county.administrator('周管理')
    const { items } = (await admin.call('points.runs', {})).ok
    expect(items.some(({ wrong }) => wrong.some(({ accountId }) => accountId === li.id))).toBe(true)
  })
})

test('who has points that end soon is told once for all of a month, whoever runs the job how often', async () => {
  const month = Date.parse('2026-12-01T00:00:00+08:00')
  county.server.clock.advance(month - county.server.clock.now() + 5 * DAY)
  const wang = await county.resident('王五')
  li = await county.resident('李奶奶')
  await give(county, li.id, 10, 10)
  await give(county, li.id, 5, 12)
  await give(county, li.id, 7, 29)
  await give(county, li.id, 100, 90)
  await give(county, wang.id, 3, 60)
  await Promise.all([county.server.runJob('points.remind'), county.server.runJob('points.remind')])
  await county.server.runJob('points.remind')
  await county.server.settle()
  const told = async (one: Person) =>
    (await one.call('notifications.inbox', {})).ok.items.map(({ body }) => body)
  expect((await told(li)).sort()).toEqual([
    expect.stringContaining('12月有 15 分到期，最早的到 12月15日为止'),
    expect.stringContaining('1月有 7 分到期，最早的到 1月3日为止'),
  ])
  expect(await told(wang)).toEqual([])
  expect((await li.call('points.history', {})).ok.items).toHaveLength(4)
  expect(await books(county)).toMatchObject({ sum: 0, wrong: [] })
})

test('the audit shows every posting in its chain and says where it was tampered with', async () => {
  for (const amount of [10, 20, 30]) await give(county, li.id, amount)
  const audit = async () => (await supervisor.call('points.audit', { id: li.id })).ok
  const whole = await audit()
  expect(whole).toMatchObject({ valid: true, brokenAt: null, next: null })
  expect(whole.events.map(({ seq, type }) => [seq, type])).toEqual(
    [1, 2, 3].map((seq) => [seq, 'points.earn']),
  )
  const elsewhere = await county.supervisor('镇督办', county.towns[0]!)
  expect((await elsewhere.call('points.audit', { id: li.id })).code).toBe('NOT_FOUND')
  const end = (await supervisor.call('points.audit', { id: li.id, after: 2 })).ok
  expect([end.valid, end.events.length]).toEqual([true, 1])
  await county.context
    .model(eventModel)
    .collection.updateOne(
      { tenantId: county.tenant._id, stream: `points:${li.id}`, seq: 2 },
      { $set: { 'data.balance': 3_000 } },
    )
  expect(await audit()).toMatchObject({ valid: false, brokenAt: 2 })
})

test('who is deleted leaves a ledger that balances and no words; the export is complete', async () => {
  await give(county, li.id, 10)
  await admin.call('points.askAdjustment', { accountId: li.id, amount: 5, reason: '李奶奶漏记一次' })
  const own = (await li.call('identity.exportMine', {})).ok as { points?: unknown }
  expect(JSON.stringify(own)).toContain('李奶奶漏记一次')
  expect(JSON.stringify(own)).toContain('"movements"')
  expect((await li.call('identity.deleteMine', { confirm: '注销账号' })).status).toBe(200)
  const { items } = (await admin.call('points.adjustments', {})).ok
  expect(JSON.stringify(items)).not.toContain('李奶奶漏记')
  expect(await reconcile(county.context)).toMatchObject({ sum: 0, wrong: [] })
})
