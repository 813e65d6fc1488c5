import { groupName, sayShare } from './say'

test('groups have neutral names, shares whole percents', () => {
  expect([groupName(0), groupName(4)]).toEqual(['甲组', '戊组'])
  expect(sayShare(0.666)).toBe('67%')
})
