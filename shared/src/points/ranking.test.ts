import { LEAST_COUNTED, rankedGroups } from './ranking'

const sum = (id: string, points: number, people: number) => ({ id, points, people })

test('a group is ranked from three counted people on, whatever two of them have earned', () => {
  expect(LEAST_COUNTED).toBe(3)
  const ranked = rankedGroups([sum('two', 900, 2), sum('three', 30, 3), sum('one', 500, 1)])
  expect(ranked.map(({ id }) => id)).toEqual(['three'])
})

test('most points come first; a group whose points were all taken back is not ranked', () => {
  const ranked = rankedGroups([sum('a', 20, 3), sum('b', 50, 4), sum('c', 0, 5), sum('d', 20, 3)])
  expect(ranked.map(({ id }) => id)).toEqual(['b', 'a', 'd'])
})
