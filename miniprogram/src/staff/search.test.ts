import { searchOf } from './search'

test('a whole number is looked up, everything else is searched', () => {
  expect(searchOf(' 20260512-0001 ')).toEqual({ number: '20260512-0001' })
  expect(searchOf('20260512')).toEqual({ q: '20260512' })
  expect(searchOf('路灯 12 号')).toEqual({ q: '路灯 12 号' })
  expect(searchOf('12')).toEqual({ q: '12' })
})

test('blanks ask for everything', () => {
  expect(searchOf('   ')).toEqual({})
})
