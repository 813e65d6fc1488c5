import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { concat, equalBytes, fromHex, toHex, utf8 } from './bytes'
import { Sha256, sha256Hex } from './sha256'
import { sha384 } from './sha384'

describe('SHA-256', () => {
  // The examples NIST publishes with FIPS 180-4.
  test.each([
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
    ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
  ])('of %.10s…', (text, expected) => {
    expect(sha256Hex(text)).toBe(expected)
  })

  test('is the same in parts, and the same as everybody’s', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 5 }), (parts) => {
        const hash = new Sha256()
        for (const part of parts) hash.update(part)
        const whole = concat(...parts)
        expect(toHex(hash.digest())).toBe(createHash('sha256').update(whole).digest('hex'))
      }),
    )
  })
})

describe('SHA-384', () => {
  test('of NIST’s examples', () => {
    expect(toHex(sha384(utf8('abc')))).toBe(
      'cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7',
    )
    const long =
      'abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu'
    expect(toHex(sha384(utf8(long)))).toBe(
      '09330c33f71147e83d192fc782cd1b4753111b173b3b05d22fa08086e3b0f712fcc7c71a557e2db966c3e9fa91746039',
    )
  })

  test('is the same as everybody’s', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 700 }), (bytes) => {
        expect(toHex(sha384(bytes))).toBe(createHash('sha384').update(bytes).digest('hex'))
      }),
    )
  })
})

describe('bytes', () => {
  test('UTF-8 as TextEncoder writes it, lone surrogates included', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(utf8(text)).toEqual(new Uint8Array(Buffer.from(text, 'utf8')))
      }),
    )
    expect(toHex(utf8('\ud800邻'))).toBe('efbfbde982bb')
  })

  test('hexadecimal there and back; anything else is refused', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => expect(fromHex(toHex(bytes))).toEqual(bytes)))
    for (const wrong of ['0', 'zz', '0x']) expect(() => fromHex(wrong)).toThrow(RangeError)
    expect([
      equalBytes(fromHex('00ff'), fromHex('00FF')),
      equalBytes(fromHex('00'), fromHex('0000')),
    ]).toEqual([true, false])
  })
})
