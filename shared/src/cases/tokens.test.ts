import fc from 'fast-check'
import { indexTokens, MAX_QUERY_TOKENS, queryTokens } from './tokens'

const finds = (query: string, text: string) => {
  const tokens = indexTokens(text)
  return queryTokens(query).every((token) => tokens.includes(token))
}

describe('search over Chinese text', () => {
  test('Chinese is cut into pairs, other words are whole', () => {
    expect(queryTokens('幸福路 LED路灯3号')).toEqual(['幸福', '福路', 'led', '路灯', '3', '号'])
    expect(indexTokens('路灯')).toEqual(['路', '灯', '路灯'])
  })

  test('a part of the text finds it, one character too', () => {
    expect(finds('路灯', '幸福路12号路灯不亮')).toBe(true)
    expect(finds('灯', '幸福路12号路灯不亮')).toBe(true)
    expect(finds('灯路', '幸福路12号路灯不亮')).toBe(false)
  })

  test('width, case and hidden marks do not matter', () => {
    expect(finds('ｌｅｄ', 'LED屏')).toBe(true)
    expect(finds('路\u200b灯', '路\u202e灯')).toBe(true)
    expect(finds('路灯', '路\u200d灯')).toBe(true)
  })

  test('punctuation, emoji and operators are no tokens', () => {
    expect(queryTokens('$where: {"$ne"} 😀！')).toEqual(['where', 'ne'])
    expect(queryTokens('  ')).toEqual([])
  })

  test('a long query is cut off', () => {
    expect(queryTokens(Array.from({ length: 99 }, (_, i) => `w${i}`).join(' '))).toHaveLength(
      MAX_QUERY_TOKENS,
    )
  })

  test('every part of a Chinese text finds the text', () => {
    const text = fc.array(fc.constantFrom(...'幸福路灯不亮垃圾桶'), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(text, fc.nat(29), fc.integer({ min: 1, max: 30 }), (characters, from, length) => {
        const part = characters.slice(from % characters.length).slice(0, length)
        expect(finds(part.join(''), characters.join(''))).toBe(true)
      }),
    )
  })
})
