import { setImmediate as turn } from 'node:timers/promises'
import { dueRows } from './due-rows'

/** Rows in a table that several processes claim from. */
function table(rows: number[]) {
  const taken: number[] = []
  let lists = 0
  const process = () =>
    dueRows(
      async () => {
        lists++
        const seen = rows.filter((row) => !taken.includes(row)).slice(0, 4)
        await turn()
        return seen
      },
      async (row) => {
        await turn()
        if (taken.includes(row)) return null
        taken.push(row)
        return row
      },
    )
  return { rows, taken, process, lists: () => lists }
}

const work = async (next: () => Promise<number | null>, done: (row: number) => void = () => {}) => {
  for (let row = await next(); row !== null; row = await next()) done(row)
}

test('each row is claimed once, oldest first, by all workers of two processes', async () => {
  const { taken, process } = table([1, 2, 3, 4, 5, 6, 7, 8, 9])
  const [one, other] = [process(), process()]
  await Promise.all([work(one), work(one), work(other), work(other)])
  expect(taken).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
})

test('rows are listed many at a time', async () => {
  const { taken, process, lists } = table([1, 2, 3, 4, 5, 6, 7, 8, 9])
  const next = process()
  await Promise.all([work(next), work(next)])
  expect(taken).toHaveLength(9)
  expect(lists()).toBeLessThan(taken.length)
})

test('what a row leads to is not missed by the worker that made it, though another is listing just then', async () => {
  const { rows, taken, process } = table([1, 2])
  const next = process()
  const done = (row: number) => void (row === 2 && rows.push(3))
  await Promise.all([work(next, done), work(next, done)])
  expect(taken).toEqual([1, 2, 3])
})

test('a list that fails is asked for again', async () => {
  let tries = 0
  const next = dueRows(
    async () => {
      if (tries++ === 0) throw new Error('no engine')
      return [1]
    },
    async (row) => row,
  )
  await expect(next()).rejects.toThrow('no engine')
  expect(await next()).toBe(1)
})
