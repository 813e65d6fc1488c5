import { LEAST_COUNTED, rankedTeams } from './ranking'

const team = (teamId: string, points: number, people: number) => ({ teamId, points, people })

test('a team is ranked from three counted people on, whatever two of them have earned', () => {
  expect(LEAST_COUNTED).toBe(3)
  const ranked = rankedTeams([team('two', 900, 2), team('three', 30, 3), team('one', 500, 1)])
  expect(ranked.map(({ teamId }) => teamId)).toEqual(['three'])
})

test('most points come first; a team whose points were all taken back is not ranked', () => {
  const ranked = rankedTeams([team('a', 20, 3), team('b', 50, 4), team('c', 0, 5), team('d', 20, 3)])
  expect(ranked.map(({ teamId }) => teamId)).toEqual(['b', 'a', 'd'])
})
