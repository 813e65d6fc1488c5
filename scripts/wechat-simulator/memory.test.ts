import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { SimClock } from './clock'
import { Memory } from './memory'
import type { SimOrder, SimRefund } from './pay/world'
import { World } from './world/world'

const AT = Date.parse('2026-05-12T09:00:00+08:00')
const folder = mkdtempSync(path.join(tmpdir(), 'linli-memory-'))
const file = path.join(folder, 'simulator.json')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const account = {
  mchid: '1900000109',
  serial: 'S',
  publicKey: '',
  apiV3Key: '0123456789abcdefghijklmnopqrstuv',
}
function remembered() {
  const clock = SimClock.frozen(AT)
  const world = new World({ appid: 'wx', secret: 's', clock, seed: 'test', pay: account, push: undefined })
  const memory = new Memory(file, world)
  return { clock, world, memory, pay: world.pay! }
}

test('what was paid and given back is still so after a restart, and a refund under way arrives', async () => {
  const before = remembered()
  const refund: SimRefund = {
    ...{ outRefundNo: 'R1', refundId: '501', outTradeNo: 'O1', refund: 500, total: 1990, notifyUrl: '' },
    ...{ status: 'PROCESSING', createdAt: AT },
  }
  const order: SimOrder = {
    ...{ outTradeNo: 'O1', transactionId: '42', description: '工具箱', attach: 'qingxi', notifyUrl: '' },
    ...{ openid: 'o', total: 1990, expiresAt: AT, state: 'REFUND', paidAt: AT },
    ...{ prepayIds: new Map([['wx1', AT]]), refunds: [refund] },
  }
  before.pay.orders.set('O1', order)
  before.pay.refunds.set('R1', refund)
  before.memory.save()

  const after = remembered()
  expect(after.pay.orders.get('O1')).toEqual(order)
  expect(after.pay.refunds.get('R1')).toBe(after.pay.orders.get('O1')?.refunds[0])
  await after.clock.advance(2_000)
  expect(after.pay.refunds.get('R1')).toMatchObject({ status: 'SUCCESS', succeededAt: AT + 2_000 })
})
