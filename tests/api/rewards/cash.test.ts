import type { Output } from '@linli/shared/contract'
import { openSession } from '../../../server/src/identity'
import { accountsModel } from '../../../server/src/identity/model'
import { balanceOf } from '../../../server/src/points'
import { type County, freshCounty, type Person } from '../../support/county'
import { books, give } from '../points/support'
import { type Reward, shopIn } from './support'

let county: County
let admin: Person
let stand: Awaited<ReturnType<typeof shopIn>>
let kit: Reward
let li: Person
const MINUTE = 60_000

beforeAll(async () => {
  county = await freshCounty({ pay: true })
  admin = await county.administrator('管理员')
  stand = await shopIn(county, admin)
  kit = await stand.reward({ name: '修理工具箱', points: 300, cashFen: 1990, stock: 100 })
})
beforeEach(async () => {
  li = await county.resident('李奶奶')
  await give(county, li.id, 500)
  await withWechat(li)
  await refresh(admin)
  await refresh(stand.keeper)
})
afterEach(async () => expect(await books(county)).toMatchObject({ sum: 0, wrong: [] }))
afterAll(() => county.stop())

const control = () => county.server.simulator.control
async function refresh(person: Person): Promise<void> {
  person.token = (await openSession(county.context, person.id)).accessToken
}
/** Gives an account the openid of the simulator's user of the same name as its id. */
async function withWechat(person: Person): Promise<void> {
  const { openid } = await control().visit({ user: person.id })
  await county.context
    .model(accountsModel)
    .updateOne({ _id: person.id, tenantId: county.tenant._id }, { $set: { openid } })
}
async function advance(ms: number): Promise<void> {
  county.server.clock.advance(ms)
  await control().advance({ ms })
}
type View = Output<'rewards.orderView'>
const view = async (id: string): Promise<View> => (await li.call('rewards.orderView', { id })).ok
const order = async (): Promise<View> => (await li.call('rewards.order', { id: kit.id })).ok
async function pay(id: string): Promise<string> {
  const params = (await li.call('rewards.pay', { id })).ok
  return (await control().pay({ user: li.id, params })).errMsg
}
const flagOf = async (id: string) =>
  (await admin.call('rewards.staffOrders', { limit: 100 })).ok.items.find((one) => one.id === id)?.flag
const points = () => balanceOf(county.context, li.id)

test('300 points + ¥19.90: ordered, paid, ready; called off, the money and the points come back', async () => {
  const { id, status } = await order()
  expect(status).toBe('unpaid')
  expect((await li.call('rewards.voucher', { id })).code).toBe('ORDER_STATE')
  expect(await pay(id)).toBe('requestPayment:ok')
  const ready = await view(id)
  expect(ready).toMatchObject({ status: 'ready', payBefore: null })
  await li.call('rewards.cancel', { id, version: ready.version })
  await county.server.settle()
  expect((await view(id)).refunds).toMatchObject([{ fen: 1990, status: 'processing' }])
  await advance(2_000)
  expect(await view(id)).toMatchObject({
    status: 'cancelled',
    refundedFen: 1990,
    refunds: [{ status: 'success' }],
  })
  expect(await points()).toMatchObject({ balance: 500, held: 0 })
})

test('repeated and two at once: fulfilled once', async () => {
  await control().addNoticeFault({ kind: 'payment', fault: 'twice' })
  const { id } = await order()
  await pay(id)
  const { version } = await view(id)
  const notice = (await control().notices({ kind: 'payment' })).at(-1)!
  await control().repeatNotice({ id: notice.id })
  expect(await view(id)).toMatchObject({ status: 'ready', version })
})

test.each(['signtest', 'serial', 'old', 'tampered'] as const)(
  '%s: refused, nothing changes; the next attempt counts',
  async (fault) => {
    await control().addNoticeFault({ kind: 'payment', fault })
    const { id } = await order()
    await pay(id)
    expect((await view(id)).status).toBe('unpaid')
    const { attempts } = (await control().notices({ kind: 'payment' })).at(-1)!
    expect(attempts).toMatchObject([{ status: fault === 'tampered' ? 400 : 401 }])
    await advance(15_000)
    expect((await view(id)).status).toBe('ready')
  },
)

test.each(['amount', 'appid', 'mchid'] as const)('another %s is flagged and not fulfilled', async (fault) => {
  await control().addNoticeFault({ kind: 'payment', fault })
  const { id } = await order()
  await pay(id)
  expect((await view(id)).status).toBe('unpaid')
  expect(await flagOf(id)).toBe(fault === 'amount' ? 'wrongAmount' : 'wrongMerchant')
})

test('no callback at all: the phone’s question heals it, and so does the job', async () => {
  await control().addNoticeFault({ kind: 'payment', fault: 'never', times: 2 })
  const first = await order()
  await pay(first.id)
  expect((await li.call('rewards.checkPayment', { id: first.id })).ok.status).toBe('ready')
  await give(county, li.id, 500)
  const second = await order()
  await pay(second.id)
  await advance(15 * MINUTE)
  await county.server.runJob('rewards.dueOrders')
  await refresh(li)
  expect((await view(second.id)).status).toBe('ready')
})

test('the question, sent again under its own key, has its answer again', async () => {
  await control().addNoticeFault({ kind: 'payment', fault: 'never' })
  const { id } = await order()
  await pay(id)
  for (let turn = 0; turn < 2; turn++) {
    const { ok } = await li.call('rewards.checkPayment', { id }, { idempotencyKey: 'asked-twice' })
    expect(ok.status).toBe('ready')
  }
})

test('nobody pays: the order is called off and closed at WeChat, where it can’t be paid any more', async () => {
  const { id } = await order()
  const params = (await li.call('rewards.pay', { id })).ok
  await advance(15 * MINUTE)
  await county.server.runJob('rewards.dueOrders')
  await refresh(li)
  expect((await view(id)).status).toBe('cancelled')
  expect(await points()).toMatchObject({ balance: 500, held: 0 })
  expect((await control().pay({ user: li.id, params })).errMsg).toContain('fail')
})

test('a payment for a cancelled order goes back by itself', async () => {
  await control().addNoticeFault({ kind: 'payment', fault: 'hold' })
  const { id, version } = await order()
  await pay(id)
  await li.call('rewards.cancel', { id, version })
  await control().releaseNotices()
  await county.server.settle()
  await advance(2_000)
  expect(await view(id)).toMatchObject({ status: 'cancelled', refundedFen: 1990 })
  expect((await view(id)).refunds).toHaveLength(1)
  expect(await points()).toMatchObject({ balance: 500, held: 0 })
})

test('handed over, then given back in parts by the county, never more than was paid', async () => {
  const { id } = await order()
  await pay(id)
  const { code } = (await li.call('rewards.voucher', { id })).ok
  await stand.keeper.call('rewards.handOver', { id: stand.shop.id, code })
  const refund = async (fen: number, back: number) => {
    const { version } = await view(id)
    return admin.call('rewards.refund', { id, version, fen, points: back, reason: '少了一把扳手' })
  }
  expect((await refund(1991, 0)).code).toBe('REFUND_TOO_MUCH')
  expect((await refund(0, 301)).code).toBe('REFUND_TOO_MUCH')
  expect((await refund(0, 0)).code).toBe('INPUT_INVALID')
  expect((await refund(990, 100)).status).toBe(200)
  expect((await refund(1001, 0)).code).toBe('REFUND_TOO_MUCH')
  expect((await refund(1000, 200)).status).toBe(200)
  await county.server.settle()
  await advance(2_000)
  expect(await view(id)).toMatchObject({ status: 'used', refundedFen: 1990, refundedPoints: 300 })
  const seen = (await admin.call('rewards.staffOrder', { id })).ok
  expect(seen).toMatchObject({ accountName: '李奶奶', paidFen: 1990 })
  expect(seen.given).toMatchObject([
    { fen: 990, points: 100, reason: '少了一把扳手', byName: '管理员' },
    { fen: 1000, points: 200 },
  ])
  expect(await view(id)).not.toHaveProperty('given')
  expect(await points()).toMatchObject({ balance: 500, held: 0 })
})
