import type { Bulletin } from '@linli/shared/ballots/bulletin'
import { aBallot } from '../../support/ballots'
import { type County, freshCounty, type Person } from '../../support/county'
import { announced, type BallotView, moveTo, ownersOf, recountLines, secretPhone, sendRoll } from './world'

/** Three homes of 100.00 m², two of 80.00 m². */
const AREAS = ['100.00', '100.00', '100.00', '80.00', '80.00']

let county: County
let council: Person
let owners: Person[]
let ballot: BallotView
beforeAll(async () => {
  county = await freshCounty()
  council = await county.council('议事会', county.communities[0]!)
  const homes = AREAS.map((area, i) => ({ name: `业主${i}`, area }))
  const made = await ownersOf(county, council, homes)
  owners = made.owners
  const voters = { kind: 'owners' as const, rollId: made.rollId }
  ballot = await announced(county, council, { secret: true, voters, matter: 9 })
  await moveTo(county, ballot.opensAt, council, ...owners)
  await county.server.runJob('ballots.turn')
  ballot = (await owners[0]!.call('ballots.view', { id: ballot.id })).ok
})
afterAll(() => county.stop())

test('a key for each different area, and a warning before anybody votes', () => {
  expect(ballot.keys.map(({ weight }) => weight)).toEqual([
    { heads: 1, area: 8_000 },
    { heads: 1, area: 10_000 },
  ])
  expect(ballot.warnings.join()).toContain('只公布合计')
})

test('a ballot weighs what its key says; a small home’s token is none under the large homes’ key', async () => {
  const [small, large] = ballot.keys
  const chosen = ['yes', 'yes', 'no', 'yes', 'no'] as const
  for (const [i, owner] of owners.entries()) {
    const key = i < 3 ? large! : small!
    const phone = secretPhone(county, ballot, key)
    const { keyId, blindSignature } = (await owner.call('ballots.blindSign', phone.asked)).ok
    expect(keyId).toBe(key.id)
    const choice = { kind: 'yesNo', answer: chosen[i]! } as const
    if (i === 4)
      expect((await phone.cast(blindSignature, choice, ballot.id, large!.id)).code).toBe('TOKEN_INVALID')
    expect((await phone.cast(blindSignature, choice)).status).toBe(200)
  }
  // Blinded for the large key, signed by the small one: what comes back is no signature.
  const { participation } = (await owners[0]!.call('ballots.view', { id: ballot.id })).ok
  expect(participation.present).toEqual({ heads: 5, area: 46_000 })
})

test('only totals are published: heads and area of each answer, no ballot alone with its area', async () => {
  await moveTo(county, ballot.closesAt, council, ...owners)
  await county.server.runJob('ballots.turn')
  const { bulletin } = (await county.server.call('ballots.result', { id: ballot.id, tenant: county.slug })).ok
  const { counts, result } = bulletin as Bulletin
  const weightOf = (id: string) => counts.options.find((one) => one.id === id)!.weight
  expect(weightOf('yes')).toEqual({ heads: 3, area: 28_000 })
  expect(weightOf('no')).toEqual({ heads: 2, area: 18_000 })
  // More than half of both: 3/5 heads, 280/460 m².
  expect(result.passed).toBe(true)
  const [, ...lines] = await recountLines(county, ballot.id)
  expect(lines).toHaveLength(2)
})

test('more than 60 different areas would tell owners apart: the announcement is refused', async () => {
  const areaId = county.communities[0]!._id
  const { id: rollId } = (
    await council.call('ballots.createRoll', { name: '大小不一', kind: 'owners', areaId })
  ).ok
  const lines = Array.from({ length: 61 }, (_, i) => `2-${100 + i},${60 + i}.00,住户${i},X${i}`)
  const file = ['房号,专有面积,业主,证件号', ...lines].join('\n')
  expect((await sendRoll(county, council, rollId, file)).ok.state).toBe('done')
  const voters = { kind: 'owners' as const, rollId }
  const terms = aBallot(county, { secret: true, voters, matter: 9 })
  const { id, version } = (await council.call('ballots.create', terms)).ok
  const answer = await council.call('ballots.announce', { id, version })
  expect([answer.status, answer.code]).toEqual([422, 'BALLOT_TERMS'])
})
