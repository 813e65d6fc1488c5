import type { Bulletin } from '@linli/shared/ballots/bulletin'
import { type County, freshCounty, type Person } from '../../support/county'
import { announced, aPhoto, type BallotView, moveTo, ownersOf, sendFile } from './world'

/** Six owners of 100.00 m² each: four are two thirds. */
const NAMES = ['张一', '王二', '李三', '赵四', '孙五', '周六']
const CLAUSE = '管理规约第十二条：送达后未投票的业主视为同意已投票业主的多数意见。'

let county: County
let council: Person
let owners: Person[]
let rollId: string
beforeAll(async () => {
  county = await freshCounty()
  council = await county.council('议事会', county.communities[0]!)
  ;({ rollId, owners } = await ownersOf(
    county,
    council,
    NAMES.map((name) => ({ name, area: '100.00' })),
  ))
})
afterAll(() => county.stop())

const yes = { kind: 'yesNo', answer: 'yes' } as const
const no = { kind: 'yesNo', answer: 'no' } as const

async function opened(silentClause: string | null): Promise<BallotView> {
  const voters = { kind: 'owners' as const, rollId }
  const ballot = await announced(county, council, { voters, matter: 9, silentClause })
  await moveTo(county, ballot.opensAt, council, ...owners)
  return ballot
}
const vote = (ballot: BallotView, i: number, choice: typeof yes | typeof no) =>
  owners[i]!.call('ballots.vote', { id: ballot.id, choice }).then((answer) => answer.ok)
/** Ids of the rights of some owners. */
const rightsOf = (ballot: BallotView, who: readonly number[]) =>
  Promise.all(
    who.map(async (i) => (await owners[i]!.call('ballots.view', { id: ballot.id })).ok.mine[0]!.voterId),
  )
async function deliver(ballot: BallotView, voterIds: string[], by = council) {
  const proof = await sendFile<{ id: string }>(county, council, 'files.upload', 'files', await aPhoto())
  return by.call('ballots.recordDelivery', { id: ballot.id, voterIds, proofFileId: proof.ok.id })
}
async function publish(ballot: BallotView) {
  await moveTo(county, ballot.closesAt, council, ...owners)
  const { passed } = (await council.call('ballots.publish', { id: ballot.id })).ok
  const { bulletin } = (await county.server.call('ballots.result', { id: ballot.id, tenant: county.slug })).ok
  return { passed, ...(bulletin as Bulletin) }
}

test('with a clause and proof of delivery the silent take part and follow the majority, shown apart', async () => {
  const ballot = await opened(CLAUSE)
  expect(ballot.warnings.join()).toContain('未投票')
  await vote(ballot, 0, yes)
  await vote(ballot, 1, yes)
  await vote(ballot, 2, no)
  expect((await deliver(ballot, await rightsOf(ballot, [3]))).ok).toEqual({ recorded: 1 })
  // Who was reached and then voted himself is not silent.
  await deliver(ballot, await rightsOf(ballot, [2]))
  const { passed, silent, result, counts } = await publish(ballot)
  expect(counts.present).toEqual({ heads: 3, area: 30_000 })
  // Three of six are no quorum; the fourth, silent and reached, makes it one: 3 of 4 agree.
  expect([result.quorum, result.passed]).toEqual([false, false])
  expect(silent).toMatchObject({
    silent: { heads: 1, area: 10_000 },
    majority: 'yes',
    without: { quorum: false, passed: false },
    with: { quorum: true, passed: true },
  })
  expect(passed).toBe(true)
})

test('without proof of delivery silence says nothing', async () => {
  const ballot = await opened(CLAUSE)
  for (const i of [0, 1, 2]) await vote(ballot, i, yes)
  const { passed, silent } = await publish(ballot)
  expect(silent).toMatchObject({ silent: { heads: 0, area: 0 }, with: { quorum: false, passed: false } })
  expect(passed).toBe(false)
})

test('an even vote has no majority to follow, and the silent don’t make the quorum a yes', async () => {
  const ballot = await opened(CLAUSE)
  await vote(ballot, 0, yes)
  await vote(ballot, 1, no)
  await deliver(ballot, await rightsOf(ballot, [2, 3, 4, 5]))
  const { passed, silent } = await publish(ballot)
  expect(silent).toMatchObject({ silent: { heads: 4, area: 40_000 }, majority: null })
  expect(passed).toBe(false)
})

test('it is off without a clause; proof is for the council of the place, of people on the roll', async () => {
  const plain = await opened(null)
  expect((await deliver(plain, await rightsOf(plain, [0]))).code).toBe('BALLOT_TERMS')
  for (const i of [0, 1, 2]) await vote(plain, i, yes)
  expect(await publish(plain)).toMatchObject({ passed: false, silent: null })

  const ballot = await opened(CLAUSE)
  expect((await deliver(ballot, ['nobody'])).code).toBe('NOT_ON_ROLL')
  const rights = await rightsOf(ballot, [0])
  const next = await county.council('邻村', county.communities[1]!)
  expect((await deliver(ballot, rights, next)).code).toBe('AREA_FORBIDDEN')
  const input = { id: ballot.id, voterIds: rights, proofFileId: 'none' }
  expect((await council.call('ballots.recordDelivery', input)).code).toBe('FILE_UNKNOWN')
  await moveTo(county, ballot.closesAt, council, ...owners)
  await council.call('ballots.publish', { id: ballot.id }).then((answer) => answer.ok)
  expect((await deliver(ballot, rights)).status).toBe(409)
})

test('a clause is for owners, a question, and open votes only', async () => {
  const answer = await announced(county, council, { silentClause: CLAUSE }).catch(
    (error: Error) => error.message,
  )
  expect(answer).toContain('BALLOT_TERMS')
})
