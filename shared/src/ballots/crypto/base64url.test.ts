import fc from 'fast-check'
import { fromBase64url, toBase64url } from './base64url'

test('any bytes there and back, as node spells them', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const text = toBase64url(bytes)
      expect(text).toBe(Buffer.from(bytes).toString('base64url'))
      expect(fromBase64url(text)).toEqual(Uint8Array.from(bytes))
    }),
  )
})

test('what is no base64url is refused', () => {
  for (const text of ['A', 'AB=C', 'AB+C', '选票']) expect(() => fromBase64url(text)).toThrow(RangeError)
})
