import fc from 'fast-check'
import { nextCaptain } from './team'

const at = (accountId: string, since: number) => ({ accountId, since })

test('who has been in the team longest leads it next', () => {
  expect(nextCaptain([at('wang', 3), at('li', 1), at('zhao', 2)], 'li')).toBe('zhao')
})

test('of two who came together it is always the same one', () => {
  expect(nextCaptain([at('b', 5), at('a', 5), at('c', 1)], 'c')).toBe('a')
  expect(nextCaptain([at('a', 5), at('b', 5), at('c', 1)], 'c')).toBe('a')
})

test('nobody is left of one', () => {
  expect(nextCaptain([at('li', 1)], 'li')).toBeNull()
})

test('it is never who leaves, always a member, and the order of the list does not matter', () => {
  const members = fc.uniqueArray(fc.record({ accountId: fc.string({ minLength: 1 }), since: fc.nat() }), {
    minLength: 2,
    selector: ({ accountId }) => accountId,
  })
  fc.assert(
    fc.property(members, (all) => {
      const leaving = all[0]!.accountId
      const next = nextCaptain(all, leaving)
      expect(next).not.toBe(leaving)
      expect(all.map(({ accountId }) => accountId)).toContain(next)
      expect(nextCaptain([...all].reverse(), leaving)).toBe(next)
    }),
  )
})
