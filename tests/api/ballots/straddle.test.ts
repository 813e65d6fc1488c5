import type { Bulletin } from '@linli/shared/ballots/bulletin'
import { publishBallot } from '../../../server/src/ballots/counting/publish'
import { ballotModel } from '../../../server/src/ballots/model'
import { voteModel } from '../../../server/src/ballots/model-voting'
import { Problem } from '../../../server/src/platform/problem'
import { readWithNow } from '../../../server/src/platform/store/database-now'
import { type County, freshCounty, type Person } from '../../support/county'
import { announced, moveTo, neighbours } from './world'

/** Some before the close, some after it, some in the very moment; more would only take longer. */
const VOTERS = 200
const OPEN_MS = 2_500

let county: County
let council: Person
let people: Person[]
beforeAll(async () => {
  county = await freshCounty()
  council = await county.council('议事会', county.communities[0]!)
  people = await neighbours(
    county,
    Array.from({ length: VOTERS }, (_, i) => `居民${i}`),
  )
}, 180_000)
afterAll(() => county.stop())

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
      }
    }
  })()
  const answers = await Promise.all(
    people.map(async (person, i) => {
      await new Promise((resolve) => setTimeout(resolve, (i / VOTERS) * OPEN_MS * 2))
      return person.call('ballots.vote', {
        id: ballot.id,
        choice: { kind: 'yesNo', answer: i % 2 ? 'yes' : 'no' },
      })
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
