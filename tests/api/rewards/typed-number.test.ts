import { openSession } from '../../../server/src/identity'
import { typedNumberModel } from '../../../server/src/rewards/model'
import { type County, freshCounty, type Person } from '../../support/county'
import { books, give } from '../points/support'
import { type Reward, shopIn } from './support'

/** The eight digits below a voucher's QR code, typed where no camera can scan (decision 118). */

let county: County
let admin: Person
let stand: Awaited<ReturnType<typeof shopIn>>
let rice: Reward
const MINUTE = 60_000

beforeAll(async () => {
  county = await freshCounty()
  admin = await county.administrator('管理员')
})
beforeEach(async () => {
  admin.token = (await openSession(county.context, admin.id)).accessToken
  stand = await shopIn(county, admin)
  rice = await stand.reward({ stock: 100 })
})
afterEach(async () => expect(await books(county)).toMatchObject({ sum: 0, wrong: [] }))
afterAll(() => county.stop())

/** An order that can be fetched, with what its owner's phone shows. */
async function shown(reward = rice) {
  const li = await county.resident('李奶奶')
  await give(county, li.id, 100)
  const { id, version } = (await li.call('rewards.order', { id: reward.id })).ok
  const look = async () => (await li.call('rewards.voucher', { id })).ok
  return { li, id, version, look, number: (await look()).number }
}
const typeIn = (code: string, { keeper, shop } = stand) =>
  keeper.call('rewards.handOver', { id: shop.id, code })
/** A number that stands for nothing. */
const wrong = (number: string) => String((Number(number) + 1) % 100_000_000).padStart(8, '0')

test('typed in groups or with a Chinese keyboard, it hands over once; the second time says where and when', async () => {
  const { li, id, number } = await shown()
  expect(number).toMatch(/^\d{8}$/)
  expect((await typeIn(`${number.slice(0, 4)} ${number.slice(4)}`)).ok).toMatchObject({ orderId: id })
  const fullWidth = number.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))
  expect(await typeIn(fullWidth)).toMatchObject({ code: 'VOUCHER_USED', body: { shopName: stand.shop.name } })
  expect((await li.call('rewards.voucher', { id })).code).toBe('ORDER_STATE')
})

test('looked at twice within the minute it is the same number; a minute later it is another one', async () => {
  const { look, number } = await shown()
  expect((await look()).number).toBe(number)
  county.server.clock.advance(MINUTE)
  expect((await look()).number).not.toBe(number)
})

test('a minute later it still counts, after two it is old', async () => {
  const { number } = await shown()
  county.server.clock.advance(MINUTE)
  expect((await typeIn(number)).status).toBe(200)
  const late = await shown()
  county.server.clock.advance(2 * MINUTE)
  expect((await typeIn(late.number)).code).toBe('VOUCHER_STALE')
})

test('of two who type it in the same instant one hands over, and so of one who types and one who scans', async () => {
  for (const second of ['number', 'code'] as const) {
    const { look } = await shown()
    const voucher = await look()
    const answers = await Promise.all([typeIn(voucher.number), typeIn(voucher[second])])
    expect(answers.map(({ code }) => code ?? 'done').sort()).toEqual(['VOUCHER_USED', 'done'])
  }
})

test('another shop, another county and somebody who keeps no shop find nothing', async () => {
  const { li, number } = await shown()
  const other = await shopIn(county, admin, '百姓粮油')
  expect((await typeIn(number, other)).code).toBe('VOUCHER_NUMBER_UNKNOWN')
  expect((await li.call('rewards.handOver', { id: stand.shop.id, code: number })).status).toBe(404)
  const abroad = await county.secondCounty()
  const foreign = await shopIn(abroad, await abroad.administrator('外县管理员'))
  expect((await typeIn(number, foreign)).code).toBe('VOUCHER_NUMBER_UNKNOWN')
  expect((await typeIn(number)).status).toBe(200)
})

test('an order that was called off says so', async () => {
  const { li, id, version, number } = await shown()
  await li.call('rewards.cancel', { id, version }).then((one) => one.ok)
  expect((await typeIn(number)).code).toBe('VOUCHER_CANCELLED')
})

test('five wrong numbers, and no more are looked at for a quarter of an hour; scanning goes on', async () => {
  const { look, number } = await shown()
  for (let i = 0; i < 5; i++) expect((await typeIn(wrong(number))).code).toBe('VOUCHER_NUMBER_UNKNOWN')
  expect((await typeIn(number)).code).toBe('VOUCHER_TRIES_OVER')
  expect((await typeIn((await look()).code)).status).toBe(200)
  county.server.clock.advance(15 * MINUTE)
  stand.keeper.token = (await openSession(county.context, stand.keeper.id)).accessToken
  expect((await typeIn((await shown()).number)).status).toBe(200)
})

test('of a hundred guesses at once five are looked at', async () => {
  const { number } = await shown()
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, i) => typeIn(String((Number(number) + 1 + i) % 1e8).padStart(8, '0'))),
  )
  const codes = answers.map(({ code }) => code)
  expect(codes.filter((code) => code === 'VOUCHER_NUMBER_UNKNOWN')).toHaveLength(5)
  expect(codes.filter((code) => code === 'VOUCHER_TRIES_OVER')).toHaveLength(95)
})

test('nobody buys guesses with a number that is right and hands nothing over', async () => {
  const { number } = await shown()
  await typeIn(number).then((one) => one.ok)
  for (let i = 0; i < 4; i++) {
    expect((await typeIn(wrong(number))).code).toBe('VOUCHER_NUMBER_UNKNOWN')
    expect((await typeIn(number)).code).toBe('VOUCHER_USED')
  }
  expect((await typeIn(wrong(number))).code).toBe('VOUCHER_NUMBER_UNKNOWN')
  expect((await typeIn(number)).code).toBe('VOUCHER_TRIES_OVER')
})

test('a number that another order shows is not given a second time; one that is over is', async () => {
  const first = await shown()
  const numbers = county.context.model(typedNumberModel)
  const { tenantId } = county.context
  const _id = `${tenantId}:${stand.shop.id}:${first.number}`
  await numbers.updateOne({ _id, tenantId }, { $set: { orderId: 'another' } })
  const { number } = await first.look()
  expect(number).not.toBe(first.number)
  await numbers.updateOne({ _id, tenantId }, { $inc: { window: -2 } })
  expect((await first.look()).number).toBe(first.number)
  expect((await typeIn(first.number)).ok.orderId).toBe(first.id)
})

test('a number is found by its index', async () => {
  const { number } = await shown()
  const { tenantId } = county.context
  const plan = await county.context
    .model(typedNumberModel)
    .findOne({ tenantId, _id: `${tenantId}:${stand.shop.id}:${number}` })
    .explain('queryPlanner')
  expect(JSON.stringify(plan)).not.toContain('COLLSCAN')
})
