import type { Bulletin } from '@linli/shared/ballots/bulletin'
import { Recount } from '@linli/shared/ballots/recount'
import { ballotModel } from '../../../server/src/ballots/model'
import { claimModel } from '../../../server/src/ballots/model-rolls'
import { voteModel } from '../../../server/src/ballots/model-voting'
import { type County, freshCounty, type Person } from '../../support/county'
import {
  announced,
  type BallotView,
  DAY,
  moveTo,
  neighbours,
  ownersOf,
  recountLines,
  secretPhone,
  sendRoll,
} from './world'

let county: County
let council: Person
let people: Person[]
beforeAll(async () => {
  county = await freshCounty()
  council = await county.council('议事会', county.communities[0]!)
  people = await neighbours(county, ['甲', '乙', '丙'])
})
afterAll(() => county.stop())

const yes = { kind: 'yesNo', answer: 'yes' } as const
const everybody = () => [council, ...people]
const version = async (id: string) => (await council.call('ballots.view', { id })).ok.version

describe('the close of an open ballot', () => {
  let ballot: BallotView
  const to = (days: number) => new Date(Date.parse(ballot.closesAt) + days * DAY).toISOString()
  const extend = async (by: Person, closesAt: string, seen?: number) =>
    by.call('ballots.extend', { id: ballot.id, version: seen ?? (await version(ballot.id)), closesAt })
  beforeAll(async () => {
    ballot = await announced(county, council)
    await moveTo(county, ballot.opensAt, ...everybody())
  })

  test('is moved by its council, forward only', async () => {
    expect((await extend(people[0]!, to(1), 1)).code).toBe('ROLE_MISSING')
    const next = await county.council('邻村', county.communities[1]!)
    expect((await extend(next, to(1))).code).toBe('AREA_FORBIDDEN')
    const abroad = await (await county.secondCounty()).council('邻县')
    expect((await extend(abroad, to(1), 1)).status).toBe(404)
    expect((await extend(council, ballot.closesAt)).code).toBe('VOTE_EXTEND_BACK')
    expect((await extend(council, to(-1))).code).toBe('VOTE_EXTEND_BACK')
  })

  test('two members at once: one moves it, the other looks again', async () => {
    const seen = await version(ballot.id)
    const both = await Promise.all([extend(council, to(1), seen), extend(council, to(2), seen)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(both.find(({ status }) => status === 409)?.code).toBe('STALE_VERSION')
    expect((await extend(council, to(3))).ok.closesAt).toBe(to(3))
  })

  test('who comes after the old close and before the new one is counted', async () => {
    await moveTo(county, to(0), ...everybody())
    expect((await people[0]!.call('ballots.vote', { id: ballot.id, choice: yes })).status).toBe(200)
    expect((await council.call('ballots.publish', { id: ballot.id })).code).toBe('BALLOT_OPEN_STILL')
    await moveTo(county, Date.parse(to(3)) - 1, ...everybody())
    expect((await people[1]!.call('ballots.vote', { id: ballot.id, choice: yes })).status).toBe(200)
    await moveTo(county, to(3), ...everybody())
    expect((await people[2]!.call('ballots.vote', { id: ballot.id, choice: yes })).code).toBe('VOTE_CLOSED')
    expect((await extend(council, to(9))).code).toBe('VOTE_CLOSED')
    expect((await council.call('ballots.publish', { id: ballot.id })).ok.participation.present.heads).toBe(2)
    expect((await extend(council, to(9))).code).toBe('VOTE_CLOSED')
  })
})

describe('what ballots hold of a person', () => {
  let open: BallotView
  let secret: BallotView
  let owner: Person
  let voter: Person
  let secretVoter: Person
  beforeAll(async () => {
    const names = ['丁', '戊']
    ;[voter, secretVoter] = (await neighbours(county, names)) as [Person, Person]
    const made = await ownersOf(county, council, [{ name: '房主', area: '88.10' }])
    owner = made.owners[0]!
    open = await announced(county, council)
    secret = await announced(county, council, { secret: true, title: '选楼长' })
    await moveTo(county, open.opensAt, ...everybody(), voter, secretVoter, owner)
    await county.server.runJob('ballots.turn')
    secret = (await voter.call('ballots.view', { id: secret.id })).ok
    await voter.call('ballots.vote', { id: open.id, choice: yes }).then((answer) => answer.ok)
    await people[0]!.call('ballots.vote', { id: open.id, choice: yes }).then((answer) => answer.ok)
    const phone = secretPhone(county, secret)
    const { blindSignature } = (await secretVoter.call('ballots.blindSign', phone.asked)).ok
    await phone.cast(blindSignature, yes).then((answer) => answer.ok)
  })
  const exported = async (person: Person) =>
    (await person.call('identity.exportMine', {})).ok.features.ballots

  test('is exported whole: public votes with their receipts, homes; nobody else’s', async () => {
    const { receipt } = (await voter.call('ballots.view', { id: open.id })).ok.mine[0]!
    expect(await exported(voter)).toEqual({
      votes: [{ ballotId: open.id, choice: yes, by: 'own', at: expect.any(String), receipt }],
      homes: [],
    })
    expect(await exported(owner)).toMatchObject({
      votes: [],
      homes: [{ unit: '1-101', name: '房主', relation: 'owner', state: 'approved' }],
    })
    // Of a secret ballot nobody can say what somebody chose: neither can the export.
    expect(await exported(secretVoter)).toEqual({ votes: [], homes: [] })
  })

  test('goes with the account, but for the vote: under an alias it counts, and anybody can recount', async () => {
    for (const person of [voter, owner])
      await person.call('identity.deleteMine', { confirm: '注销账号' }).then((answer) => answer.ok)
    const { tenantId } = county.context
    const claims = await county.context.model(claimModel).find({ tenantId, accountId: owner.id }).lean()
    expect(claims).toMatchObject([{ name: '', state: 'ended' }])
    const votes = await county.context.model(voteModel).find({ tenantId, ballotId: open.id }).lean()
    expect(votes).toHaveLength(2)
    await moveTo(county, open.closesAt, ...everybody())
    await county.server.runJob('ballots.turn')
    const { bulletin } = (await county.server.call('ballots.result', { id: open.id, tenant: county.slug })).ok
    expect((bulletin as Bulletin).counts.ballots).toBe(2)
    const [header, ...lines] = await recountLines(county, open.id)
    const recount = new Recount(header!)
    for (const line of lines) recount.add(line)
    expect(recount.finish().differences).toEqual([])
  })
})

describe('a roll of more than 2,000 homes', () => {
  const UNITS = 2_600
  const file = (name: string) =>
    [
      '房号,专有面积,业主,证件号',
      ...Array.from({ length: UNITS }, (_, i) => `${name}-${i},90.00,住户${i},N${i}`),
    ].join('\n')
  let rollId: string
  const progress = async (id: string) => (await council.call('ballots.rollImport', { id })).ok
  async function ended(id: string) {
    const seen: number[] = []
    for (;;) {
      const { state, done } = await progress(id)
      seen.push(done)
      if (state !== 'running') return { state, seen }
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  test('is imported after the answer, and its progress can be asked for', async () => {
    const areaId = county.communities[0]!._id
    const given = { name: '大小区', kind: 'owners' as const, areaId }
    rollId = (await council.call('ballots.createRoll', given)).ok.id
    const begun = (await sendRoll(county, council, rollId, file('A'))).ok
    expect([begun.state, begun.rows]).toEqual(['running', UNITS])
    expect(begun.done).toBeLessThan(UNITS)
    const { state, seen } = await ended(begun.id)
    expect(state).toBe('done')
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    expect(seen.at(-1)).toBe(UNITS)
    const roll = (await council.call('ballots.rolls', {})).ok.items.find(({ id }) => id === rollId)
    expect(roll).toMatchObject({ rows: UNITS, due: { heads: UNITS, area: UNITS * 9_000 } })
  })

  test('two files at once: one is the roll, of the other nothing is left', async () => {
    const both = await Promise.all([
      sendRoll(county, council, rollId, file('B')),
      sendRoll(county, council, rollId, file('C')),
    ])
    const states = await Promise.all(both.map(async ({ ok }) => (await ended(ok.id)).state))
    expect(states.sort()).toEqual(['done', 'failed'])
    const { items } = (await council.call('ballots.rollUnits', { id: rollId, limit: 100 })).ok
    expect(new Set(items.map(({ unit }) => unit[0])).size).toBe(1)
    const { rows } = (await council.call('ballots.rolls', {})).ok.items.find(({ id }) => id === rollId)!
    expect(rows).toBe(UNITS)
  })

  test('its progress is for who runs it', async () => {
    const begun = (await sendRoll(county, council, rollId, file('D'))).ok
    const next = await county.council('邻村二', county.communities[1]!)
    expect((await next.call('ballots.rollImport', { id: begun.id })).code).toBe('AREA_FORBIDDEN')
    await ended(begun.id)
    expect(
      await county.context
        .model(ballotModel)
        .countDocuments({ tenantId: county.context.tenantId, 'voters.rollId': rollId }),
    ).toBe(0)
  })
})
