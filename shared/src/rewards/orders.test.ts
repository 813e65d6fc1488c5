import fc from 'fast-check'
import {
  isCurrent,
  isOpen,
  nextLook,
  onPayment,
  readVoucher,
  refundable,
  sayPrice,
  VOUCHER_WINDOW_MS,
  voucherWindow,
  writeVoucher,
} from './orders'

const order = { status: 'unpaid', cashFen: 1990, paid: false, refundedFen: 0 } as const

test('a payment fulfils an order that waits for it, once', () => {
  expect(onPayment(order, 1990)).toBe('fulfil')
  expect(onPayment({ ...order, status: 'ready', paid: true }, 1990)).toBe('known')
})

test('a wrong amount never fulfils', () => {
  fc.assert(
    fc.property(fc.option(fc.integer({ min: 0, max: 10_000 }), { nil: undefined }), (fen) => {
      expect(onPayment(order, fen) === 'fulfil').toBe(fen === 1990)
    }),
  )
})

test.each(['cancelled', 'expired'] as const)('a payment for an order that is %s goes back', (status) => {
  expect(onPayment({ ...order, status }, 1990)).toBe('giveBack')
})

test('a payment whose refund was told of first fulfils nothing', () => {
  expect(onPayment({ ...order, refundedFen: 1990 }, 1990)).toBe('drop')
  expect(onPayment({ ...order, refundedFen: 1989 }, 1990)).toBe('fulfil')
})

test('no more is given back than was paid', () => {
  expect(refundable({ cashFen: 1990, paid: true, askedFen: 990 })).toBe(1000)
  expect(refundable({ cashFen: 1990, paid: true, askedFen: 1990 })).toBe(0)
  expect(refundable({ cashFen: 1990, paid: false, askedFen: 0 })).toBe(0)
})

test('a window: from included, until excluded, open ends', () => {
  expect(isOpen({ from: 10, until: 20 }, 9)).toBe(false)
  expect(isOpen({ from: 10, until: 20 }, 10)).toBe(true)
  expect(isOpen({ from: 10, until: 20 }, 19)).toBe(true)
  expect(isOpen({ from: 10, until: 20 }, 20)).toBe(false)
  expect(isOpen({ from: null, until: null }, 0)).toBe(true)
})

test('what is not fetched is looked at three days before it expires, then when it does', () => {
  const expiresAt = Date.parse('2026-06-11T09:00:00+08:00')
  const remindAt = Date.parse('2026-06-08T09:00:00+08:00')
  expect(nextLook(expiresAt, remindAt - 1)).toBe(remindAt)
  expect(nextLook(expiresAt, remindAt)).toBe(expiresAt)
  expect(nextLook(expiresAt, expiresAt)).toBe(expiresAt)
})

test('a voucher’s code is taken in its own minute and the next one', () => {
  const at = 1_000 * VOUCHER_WINDOW_MS
  const window = voucherWindow(at)
  expect(isCurrent(window, at + 2 * VOUCHER_WINDOW_MS - 1)).toBe(true)
  expect(isCurrent(window, at + 2 * VOUCHER_WINDOW_MS)).toBe(false)
  expect(isCurrent(window, at - 1)).toBe(false)
})

test('a voucher is read as it was written, and nothing else is', () => {
  const mac = 'a'.repeat(22)
  expect(readVoucher(writeVoucher('01abc', 7, mac))).toEqual({ orderId: '01abc', window: 7, mac })
  for (const code of ['', 'LLV1..7.x', 'https://example.com', `LLV2.01abc.7.${mac}`, `LLV1.01abc.-7.${mac}`])
    expect(readVoucher(code)).toBeNull()
})

test('prices in plain words', () => {
  expect(sayPrice({ points: 300, cashFen: 1990 })).toBe('300 积分 + ¥19.90')
  expect(sayPrice({ points: 60, cashFen: 0 })).toBe('60 积分')
})
