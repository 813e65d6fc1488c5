import { ageAt, isChild, rolesAt } from './policy'

const at = (time: string) => Date.parse(time)

describe('age by the calendar of China (PIPL art. 31)', () => {
  test.each([
    ['2012-05-12', '2026-05-11T23:59:59+08:00', 13],
    ['2012-05-12', '2026-05-12T00:00:00+08:00', 14],
    ['2012-05-12', '2026-05-11T16:00:00Z', 14],
    ['2012-02-29', '2026-02-28T12:00:00+08:00', 13],
    ['2012-02-29', '2026-03-01T00:00:00+08:00', 14],
    ['2026-05-13', '2026-05-12T12:00:00+08:00', -1],
  ])('born on %s, at %s: %d', (birthDate, now, age) => {
    expect(ageAt(birthDate, at(now))).toBe(age)
  })

  test('who gave no birth date is no child', () => {
    expect(isChild({ birthDate: null }, 0)).toBe(false)
  })
})

test('a role holds from its start to before its end', () => {
  const grant = {
    id: 'g',
    role: 'handler' as const,
    areaId: 'a',
    areaPath: '/a/',
    areaName: '甲',
    unitId: 'u',
    unitName: '乙',
    from: new Date(1_000),
    until: new Date(2_000),
  }
  const held = [{ role: 'handler', areaPath: '/a/', unitId: 'u' }]
  expect(rolesAt([grant], 999)).toEqual([])
  expect(rolesAt([grant], 1_000)).toEqual(held)
  expect(rolesAt([grant], 1_999)).toEqual(held)
  expect(rolesAt([grant], 2_000)).toEqual([])
  expect(rolesAt([{ ...grant, until: null }], 9_999_999)).toEqual(held)
})
