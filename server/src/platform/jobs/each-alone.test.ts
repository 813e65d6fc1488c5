import type { Context } from '../context'
import { Problem } from '../problem'
import { eachAlone } from './each-alone'

function heard() {
  const errors: Record<string, unknown>[] = []
  const debug: Record<string, unknown>[] = []
  const log = {
    error: (fields: Record<string, unknown>) => errors.push(fields),
    debug: (fields: Record<string, unknown>) => debug.push(fields),
  } as unknown as Context['log']
  return { log, errors, debug }
}
const rows = ['a', 'b', 'c'].map((_id) => ({ _id }))

test('a row that fails is named and stands in nobody’s way', async () => {
  const { log, errors } = heard()
  const done: string[] = []
  const torn = new Error('a title is missing')
  await eachAlone({ log }, 'volunteering.remind', rows, async ({ _id }) => {
    if (_id === 'b') throw torn
    done.push(_id)
  })
  expect(done).toEqual(['a', 'c'])
  expect(errors).toEqual([{ err: torn, job: 'volunteering.remind', id: 'b' }])
})

test('a refusal is no failure, an engine that is away is one', async () => {
  const { log, errors, debug } = heard()
  const answers = [new Problem('STALE_VERSION'), new Problem('UNAVAILABLE'), new Problem('NOT_FOUND')]
  await eachAlone({ log }, 'rewards.dueOrders', rows, async ({ _id }) => {
    throw answers[rows.findIndex((row) => row._id === _id)]
  })
  expect(debug.map(({ id }) => id)).toEqual(['a', 'c'])
  expect(errors.map(({ id }) => id)).toEqual(['b'])
})

test('rows are done one after the other, in their order', async () => {
  const { log } = heard()
  const steps: string[] = []
  await eachAlone({ log }, 'ballots.turn', rows, async ({ _id }) => {
    steps.push(`${_id} begins`)
    await new Promise(setImmediate)
    steps.push(`${_id} ends`)
  })
  expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
})
