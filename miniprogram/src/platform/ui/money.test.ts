import { fenOf, sayFen } from './money'

test('money is whole fen both ways', () => {
  expect(sayFen(120_000)).toBe('1,200 元')
  expect(sayFen(1_234_567)).toBe('12,345.67 元')
  expect(sayFen(105)).toBe('1.05 元')
  expect(['1200', '0.1', '3.05', '', '1,2', '-3', '1.234'].map(fenOf)).toEqual([
    120_000,
    10,
    305,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})
