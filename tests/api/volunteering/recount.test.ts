import { recount } from '../../../server/src/volunteering/jobs/recount'
import {
  poolIdOf,
  poolModel,
  volunteerIdOf,
  volunteerModel,
} from '../../../server/src/volunteering/model-hours'
import { aHelp } from '../../support/activities'
import type { Person } from '../../support/county'
import { anActivity, freshPlace, HOUR, iso, join, type Place, START, setClock } from './support'

let place: Place
beforeAll(async () => {
  place = await freshPlace(['wang', 'li'])
})
afterAll(() => place.county.stop())

test('the nightly recount finds nothing in good sums and names a person or the pool whose sum was changed', async () => {
  const { residents, organiser, county } = place
  const [wang] = residents as [Person]
  const { context } = county
  const { tenantId } = context
  const one = await anActivity(place)
  await join(wang, one)
  await setClock(place, START)
  const phoneNow = new Date(START + 2 * HOUR).toISOString()
  await setClock(place, START + 2 * HOUR)
  const seen = (what: 'in' | 'out', at: number) => ({
    accountId: wang.id,
    what,
    at: new Date(at).toISOString(),
  })
  const entries = [seen('in', START), seen('out', START + 2 * HOUR)]
  await organiser
    .call('volunteering.syncPresence', { id: one.id, phoneNow, entries })
    .then((answer) => answer.ok)
  const hours = [{ accountId: wang.id, halfHours: 4 }]
  await organiser
    .call('volunteering.confirmHours', { id: one.id, entries: hours })
    .then((answer) => answer.ok)
  await wang.call('volunteering.giveHours', { halfHours: 1 }).then((answer) => answer.ok)
  const from = new Date(START + 48 * HOUR).toISOString()
  const asked = { ...aHelp(county), from, halfHours: 2, payment: 'bank' as const }
  await wang.call('volunteering.postHelp', asked).then((answer) => answer.ok)

  const named = async () =>
    (await recount(context)).wrong.map(({ owner, cached, counted }) => [owner, cached, counted])
  expect(await named()).toEqual([])
  await county.server.runJob('volunteering.recount')
  const counted = { halfHours: 4, saved: 3, held: 2 }
  const volunteers = context.model(volunteerModel)
  const filter = { _id: volunteerIdOf(wang.id), tenantId }
  for (const field of ['halfHours', 'saved', 'held'] as const) {
    await volunteers.updateOne(filter, { $inc: { [field]: 3 } })
    expect(await named()).toEqual([[wang.id, { ...counted, [field]: counted[field] + 3 }, counted]])
    await volunteers.updateOne(filter, { $inc: { [field]: -3 } })
  }
  const pool = { _id: poolIdOf(tenantId), tenantId }
  await context.model(poolModel).updateOne(pool, { $inc: { halfHours: 1 } })
  await county.server.runJob('volunteering.recount')
  const evaluator = await county.evaluator('评价员')
  const { items } = (await evaluator.call('volunteering.recounts', {})).ok
  const last = items.filter(({ wrongCount }) => wrongCount > 0)
  expect(last).toContainEqual({
    ...{ id: expect.any(String), startedAt: iso(START + 2 * HOUR), finishedAt: iso(START + 2 * HOUR) },
    ...{ checked: 2, wrongCount: 1 },
    wrong: [{ owner: 'pool', cached: { halfHours: 2 }, counted: { halfHours: 1 } }],
  })
  expect(items.filter(({ wrongCount }) => wrongCount === 0).map(({ checked }) => checked)).toContain(2)
  expect((await wang.call('volunteering.recounts', {})).code).toBe('ROLE_MISSING')
  expect(await named()).toEqual([['pool', { halfHours: 2 }, { halfHours: 1 }]])
  await context.model(poolModel).updateOne(pool, { $inc: { halfHours: -1 } })
  expect(await named()).toEqual([])
})
