import type { Bulletin } from '@linli/shared/ballots/bulletin'
import { publishBallot } from '../../../server/src/ballots/counting/publish'
import { ballotModel } from '../../../server/src/ballots/model'
import { voteModel } from '../../../server/src/ballots/model-voting'
import { accountsModel } from '../../../server/src/identity/model'
import { Problem } from '../../../server/src/platform/problem'
import { readWithNow } from '../../../server/src/platform/store/database-now'
import { newId } from '../../../server/src/platform/store/id'
import { type County, freshCounty, type Person } from '../../support/county'
import type { Answer } from '../../support/server'
import { announced, moveTo, neighbours } from './world'

/** Some before the close, some after it, some in the very moment. */
const VOTERS = 1_000
const OPEN_MS = 6_000
/** More connections at once than this wait for each other in the test itself. */
const AT_ONCE = 100

let county: County
let council: Person
let people: Person[]
beforeAll(async () => {
  county = await freshCounty()
  council = await county.council('议事会', county.communities[0]!)
  const [first] = (await neighbours(county, ['居民'])) as [Person]
  people = await copiesOf(first)
}, 180_000)
afterAll(() => county.stop())

/** People who live where one lives; a thousand ways through the sign-in would take a minute. */
async function copiesOf(first: Person): Promise<Person[]> {
  const { context } = county
  const accounts = context.model(accountsModel)
  const account = (await accounts.findOne({ _id: first.id, tenantId: context.tenantId }).lean())!
  const ids = Array.from({ length: VOTERS }, () => newId())
  await accounts.collection.insertMany(ids.map((_id) => ({ ...account, _id })) as never[])
  return ids.map((id) => {
    const person: Person = {
      ...first,
      id,
      call: (endpoint, input, options) =>
        county.server.call(endpoint, input, { token: person.token, ...options }),
    }
    return person
  })
}

test('votes that straddle the close while the count starts: each 200 is in the result, each VOTE_CLOSED is not', async () => {
  const ballot = await announced(county, council)
  await moveTo(county, ballot.opensAt, council, ...people)
  await county.server.runJob('ballots.turn')

  // From here on the database's own clock decides, as in production.
  Object.assign(county.server.process.services.clock, { stored: undefined })
  const { context } = county
  const { tenantId } = context
  const { now } = (await readWithNow({ ...context }, ballotModel, ballot.id, ['stage']))!
  const times = { opensAt: new Date(now - 1_000), closesAt: new Date(now + OPEN_MS) }
  await context.model(ballotModel).updateOne({ _id: ballot.id, tenantId }, { $set: times })

  const published = (async () => {
    for (;;) {
      try {
        return await publishBallot(context, ballot.id)
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'BALLOT_OPEN_STILL') throw error
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    }
  })()
  const began = Date.now()
  const answers: Answer<unknown>[] = []
  const phones = people.entries()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const [i, person] of phones) {
        const due = began + (i / VOTERS) * OPEN_MS * 2
        await new Promise((resolve) => setTimeout(resolve, due - Date.now()))
        const choice = { kind: 'yesNo' as const, answer: i % 2 ? ('yes' as const) : ('no' as const) }
        answers.push(await person.call('ballots.vote', { id: ballot.id, choice }))
      }
    }),
  )
  await published

  const counted = answers.filter(({ status }) => status === 200)
  const refused = answers.filter(({ code }) => code === 'VOTE_CLOSED')
  expect(counted.length + refused.length).toBe(VOTERS)
  expect(refused.length).toBeGreaterThan(0)
  const { bulletin } = (await county.server.call('ballots.result', { id: ballot.id, tenant: county.slug })).ok
  const stored = await context.model(voteModel).countDocuments({ tenantId, ballotId: ballot.id })
  const marked = (await council.call('ballots.counts', { id: ballot.id })).ok
  expect((bulletin as Bulletin).counts.ballots).toBe(counted.length)
  expect([stored, marked.cached.present.heads, marked.counted.present.heads]).toEqual([
    counted.length,
    counted.length,
    counted.length,
  ])
}, 180_000)
