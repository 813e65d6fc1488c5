import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { RETRY_AFTER_MS } from '../../../scripts/wechat-simulator/pay/notices'
import { order, payWorld, type World } from './fixture'

let world: World
let server: Server
let url: string
let arrived: { headers: IncomingHttpHeaders; raw: string }[] = []
let answer = 204

beforeEach(async () => {
  world = await payWorld()
  arrived = []
  answer = 204
  server = createServer(async (request, response) => {
    let raw = ''
    for await (const chunk of request) raw += chunk
    arrived.push({ headers: request.headers, raw })
    response.writeHead(answer).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/notify`
})
afterEach(async () => {
  await world.simulator.close()
  await new Promise((resolve) => {
    server.close(resolve)
    server.closeAllConnections()
  })
})

async function paid(outTradeNo: string): Promise<void> {
  const params = world.pay.payParams(await world.pay.prepay({ ...order(world, outTradeNo), notifyUrl: url }))
  await world.control.pay({ user: '李奶奶', params })
}
const opened = (index = 0) => world.pay.openCallback(arrived[index]!.headers, arrived[index]!.raw)

test('a callback is verified over its raw bytes and opened', async () => {
  await paid('ORDER0001')
  expect(await opened()).toMatchObject({
    type: 'TRANSACTION.SUCCESS',
    content: { out_trade_no: 'ORDER0001', trade_state: 'SUCCESS', amount: { total: 1990 } },
  })
})

test('blanks in its JSON do no harm; the same words written anew are not what was signed', async () => {
  await world.control.addNoticeFault({ kind: 'payment', fault: 'whitespace' })
  await paid('ORDER0001')
  expect(await opened()).toMatchObject({ type: 'TRANSACTION.SUCCESS' })
  const { headers, raw } = arrived[0]!
  expect(await world.pay.openCallback(headers, JSON.stringify(JSON.parse(raw)))).toBe('unsigned')
})

test.each(['signtest', 'serial', 'old'] as const)('%s: refused; the next attempt is right', async (fault) => {
  answer = 401
  await world.control.addNoticeFault({ kind: 'payment', fault })
  await paid('ORDER0001')
  expect(await opened()).toBe('unsigned')
  answer = 204
  await world.advance(15_000)
  expect(arrived).toHaveLength(2)
  expect(await opened(1)).toMatchObject({ content: { out_trade_no: 'ORDER0001' } })
})

test('a changed tag inside a right signature is unreadable: the library would have opened it', async () => {
  await world.control.addNoticeFault({ kind: 'payment', fault: 'tampered' })
  await paid('ORDER0001')
  expect(await opened()).toBe('unreadable')
})

test('a missing header, and one that came 301 s ago, are refused', async () => {
  await paid('ORDER0001')
  const { headers, raw } = arrived[0]!
  for (const name of ['timestamp', 'nonce', 'serial', 'signature']) {
    const { [`wechatpay-${name}`]: _, ...rest } = headers
    expect(await world.pay.openCallback(rest, raw)).toBe('unsigned')
  }
  world.clock.advance(300_000)
  expect(await opened()).not.toBe('unsigned')
  world.clock.advance(1_000)
  expect(await opened()).toBe('unsigned')
})

test('unknown serials, however many, make nobody call WeChat', async () => {
  await paid('ORDER0001')
  await opened()
  const before = await world.asked('/v3/certificates')
  for (let i = 0; i < 50; i++) {
    const headers = { ...arrived[0]!.headers, 'wechatpay-serial': `SERIAL${i}` }
    expect(await world.pay.openCallback(headers, arrived[0]!.raw)).toBe('unsigned')
    world.clock.advance(100)
  }
  expect(await world.asked('/v3/certificates')).toBe(before)
})

test('a process that has just started gets the certificates before it judges its first callback', async () => {
  await paid('ORDER0001')
  const fresh = world.client()
  const { headers, raw } = arrived[0]!
  expect(await fresh.openCallback(headers, raw)).toMatchObject({ type: 'TRANSACTION.SUCCESS' })
})

test('while the merchant moves, callbacks under either key are taken', async () => {
  const { id, pem } = await world.control.payPublicKey()
  await world.control.setPay({ mode: 'mixed' })
  const moving = world.client({ WECHAT_PAY_PUBLIC_KEY_ID: id, WECHAT_PAY_PUBLIC_KEY: pem })
  await paid('ORDER0001')
  await paid('ORDER0002')
  const serials = arrived.map(({ headers }) => headers['wechatpay-serial'])
  expect(serials[0]).toBe(id)
  expect(serials[1]).not.toBe(id)
  for (const { headers, raw } of arrived)
    expect(await moving.openCallback(headers, raw)).toMatchObject({ type: 'TRANSACTION.SUCCESS' })
})

test('WeChat asks fifteen times more in 24 h 4 min, then no more; every attempt is signed anew', async () => {
  answer = 500
  await paid('ORDER0001')
  expect(RETRY_AFTER_MS).toHaveLength(15)
  expect(RETRY_AFTER_MS.reduce((sum, ms) => sum + ms, 0)).toBe((24 * 60 + 4) * 60_000)
  for (const ms of RETRY_AFTER_MS) await world.advance(ms)
  await world.advance(24 * 3_600_000)
  expect(arrived).toHaveLength(16)
  expect(new Set(arrived.map(({ headers }) => headers['wechatpay-signature'])).size).toBe(16)
  expect(new Set(arrived.map(({ raw }) => JSON.parse(raw).id)).size).toBe(1)
})
