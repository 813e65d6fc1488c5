import fc from 'fast-check'
import { cancel, moveUp, type SignUp, signUp } from './sign-up'

const inOrder = (list: readonly SignUp[], state: SignUp['state']) =>
  list
    .filter((one) => one.state === state)
    .sort((a, b) => a.seq - b.seq)
    .map((one) => one.accountId)
const all = (names: readonly string[], limit: number) =>
  names.reduce<SignUp[]>((list, name) => signUp(list, name, limit) ?? list, [])

test('who comes when it is full waits, and moves up by itself in the order of coming', () => {
  const list = all(['li', 'wang', 'zhao', 'qian'], 2)
  expect([inOrder(list, 'in'), inOrder(list, 'waiting')]).toEqual([
    ['li', 'wang'],
    ['zhao', 'qian'],
  ])
  const after = cancel(list, 'li', 2)
  expect(after?.moved).toEqual(['zhao'])
  expect(inOrder(after!.list, 'waiting')).toEqual(['qian'])
})

test('nobody is on the list twice; who comes back stands at the end', () => {
  const list = all(['li', 'wang', 'zhao'], 2)
  expect(signUp(list, 'li', 2)).toBeNull()
  const gone = cancel(list, 'li', 2)!.list
  expect(cancel(gone, 'li', 2)).toBeNull()
  expect(inOrder(signUp(gone, 'li', 2)!, 'waiting')).toEqual(['li'])
})

test('a cancelled waiting place moves nobody; more places move as many', () => {
  const list = all(['li', 'wang', 'zhao', 'qian'], 1)
  expect(cancel(list, 'wang', 1)?.moved).toEqual([])
  expect(moveUp(list, 3).moved).toEqual(['wang', 'zhao'])
})

test('whatever happens, no more are in than there are places, and nobody waits beside a free one', () => {
  const act = fc.record({ join: fc.boolean(), who: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f') })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), fc.array(act, { maxLength: 40 }), (limit, acts) => {
      let list: SignUp[] = []
      for (const { join, who } of acts)
        list = (join ? signUp(list, who, limit) : cancel(list, who, limit)?.list) ?? list
      const [taken, waiting] = [inOrder(list, 'in').length, inOrder(list, 'waiting').length]
      return taken <= limit && (waiting === 0 || taken === limit)
    }),
    { numRuns: 2_000 },
  )
})
