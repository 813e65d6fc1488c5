import { utf8 } from './crypto/bytes'
import { receiptOf } from './receipt'

test('a receipt is bound to its token and its vote', () => {
  const receipt = receiptOf('vote', utf8('token'))
  expect(receipt).toMatch(/^[0-9a-f]{64}$/)
  expect(receiptOf('vote', utf8('token'))).toBe(receipt)
  expect(receiptOf('vote', utf8('other'))).not.toBe(receipt)
  expect(receiptOf('other', utf8('token'))).not.toBe(receipt)
})
