import { readPabulib, writePabulib } from '@linli/shared/ballots/budget/pabulib'
import { votesOf } from '@linli/shared/ballots/budget/projects'
import { spendBudget } from '@linli/shared/ballots/budget/spend'
import type { Output } from '@linli/shared/contract'
import { electionOf } from '../../../scripts/bench/ballots/election'
import { aBallot } from '../../support/ballots'
import { type County, freshCounty, type Person } from '../../support/county'
import { announced, type BallotView, moveTo, neighbours, sendFile } from './world'

let county: County
let council: Person
let people: Person[]
/** A published budget, and its file. */
let held: BallotView
let file: string
const rules = { kind: 'budget', budget: 100_000, by: 'approval' } as const
const options = [
  { id: 'lamp', title: '路灯; “亮化”', cost: 60_000 },
  { id: 'road', title: '修路', cost: 40_050 },
  { id: 'pool', title: '水池', cost: 100_000 },
]

const get = (id: string, tenant = county.slug) =>
  fetch(`${county.server.url}/api/v1/ballots/${id}/pabulib?tenant=${tenant}`)
const importInto = (by: Person, id: string, text: string | Uint8Array) =>
  sendFile<Output<'ballots.importProjects'>>(
    county,
    by,
    'ballots.importProjects',
    `ballots/${id}/projects`,
    text,
  )
const count = (by: Person, text: string | Uint8Array) =>
  sendFile<Output<'ballots.countFile'>>(county, by, 'ballots.countFile', 'ballots/budget-counts', text)
const draft = async (more: object = {}) =>
  (await council.call('ballots.create', aBallot(county, { rules, options, ...more }))).ok

beforeAll(async () => {
  county = await freshCounty()
  council = await county.council('议事会', county.communities[0]!)
  people = await neighbours(county, ['甲', '乙', '丙', '丁'])
  held = await announced(county, council, { rules, options, blankAllowed: true })
  await moveTo(county, held.opensAt, council, ...people)
  for (const [i, chosen] of [['lamp'], ['road'], ['lamp'], []].entries())
    await people[i]!.call('ballots.vote', { id: held.id, choice: { kind: 'budget', options: chosen } }).then(
      (answer) => answer.ok,
    )
  expect((await get(held.id)).status).toBe(404)
  await moveTo(county, held.closesAt, council, ...people)
  await county.server.runJob('ballots.turn')
  file = await (await get(held.id)).text()
})
afterAll(() => county.stop())

describe('a published budget as a .pb file', () => {
  test('has every ballot, also the blank one, and names nobody', async () => {
    const election = readPabulib(file)
    const [community] = county.communities
    expect(election).toMatchObject({ voteType: 'approval', budget: 100_000 })
    expect(election.projects).toEqual(
      options.map(({ id, title, cost }) => ({ id, cost, name: title, areaId: null })),
    )
    expect(election.votes.map(({ scores }) => scores.map(({ option }) => option).join()).sort()).toEqual(
      ['', 'lamp', 'lamp', 'road'].sort(),
    )
    expect(new Set(election.votes.map(({ areaId }) => areaId))).toEqual(new Set([community!.name]))
    for (const { id } of people) expect(file).not.toContain(id)
  })

  test('gives the published outcome again when it is counted', async () => {
    const { bulletin } = (await county.server.call('ballots.result', { id: held.id, tenant: county.slug })).ok
    const counted = (await count(council, file)).ok
    const published = (bulletin as { budget: Output<'ballots.countFile'>['outcome'] }).budget
    expect(counted).toMatchObject({ title: held.title, votes: 4 })
    expect(counted.outcome.greedy).toEqual(published.greedy)
    expect(counted.outcome.shares.winners).toEqual(published.shares.winners)
  })

  test('is there for budgets only, and in its own county only', async () => {
    const question = await announced(county, council)
    expect((await get(question.id)).status).toBe(404)
    const other = await county.secondCounty()
    expect((await get(held.id, other.slug)).status).toBe(404)
  })
})

describe('projects of a file', () => {
  test('come into a draft as they went out; the draft may then be announced', async () => {
    const { id } = await draft({
      options: [{ id: 'x', title: '别的', cost: 5 }],
      rules: { ...rules, budget: 9 },
    })
    const { ballot, notes } = (await importInto(council, id, file)).ok
    expect(ballot.rules).toEqual(rules)
    expect(ballot.options).toEqual(options)
    expect(notes).toEqual(['文件里有 4 张选票，只导入了项目和预算'])
    expect((await importInto(council, id, file)).ok.ballot.options).toEqual(options)
    const { version } = (await council.call('ballots.view', { id })).ok
    expect((await council.call('ballots.announce', { id, version })).ok.phase).toBe('announced')
    expect((await importInto(council, id, file)).code).toBe('BALLOT_STATE')
  })

  test('of a neighbourhood that is a community here belong to it', async () => {
    const [, north] = county.communities
    const near = file.replace('修路;', `修路;${north!.name}`)
    const { id } = await draft()
    expect((await importInto(council, id, near)).ok.ballot.options[1]).toMatchObject({ areaId: north!._id })
    const far = (await importInto(council, id, file.replace('修路;', '修路;Fałkowice'))).ok
    expect(far.ballot.options[1]).not.toHaveProperty('areaId')
    expect(far.notes.join()).toContain('Fałkowice')
  })

  test('cut off anywhere are refused with the line, and the draft stays as it was', async () => {
    const { id, version } = await draft()
    const bytes = Buffer.from(file)
    for (const share of [0.1, 0.3, 0.5, 0.7, 0.9, 0.999]) {
      const answer = await importInto(council, id, bytes.subarray(0, Math.floor(bytes.length * share)))
      expect([answer.status, answer.code]).toEqual([422, 'PB_INVALID'])
      expect(answer.body.fields).toMatchObject([{ path: expect.stringMatching(/^\d+$/) }])
    }
    const half = await importInto(council, id, bytes.subarray(0, bytes.length / 2))
    expect(String(half.body.detail)).toMatch(/第 \d+ 行|截断/)
    expect((await council.call('ballots.view', { id })).ok.version).toBe(version)
  })

  test('in another encoding, of another kind of votes, or dearer than the budget are refused', async () => {
    const { id } = await draft()
    const refused = async (text: string | Uint8Array) => (await importInto(council, id, text)).code
    expect(await refused(Buffer.concat([Buffer.from(file), Buffer.from([0xb7, 0xbf, 0xba])]))).toBe(
      'PB_INVALID',
    )
    expect(await refused(file.replace('vote_type;approval', 'vote_type;ordinal'))).toBe('PB_INVALID')
    expect(await refused(file.replace('budget;1000', 'budget;999'))).toBe('BALLOT_COST')
    expect(await refused('')).toBe('FILE_EMPTY')
  })

  test('belong to who runs the ballot, and to a budget', async () => {
    const { id } = await draft()
    const next = await county.council('邻村', county.communities[1]!)
    expect((await importInto(next, held.id, file)).code).toBe('AREA_FORBIDDEN')
    expect((await importInto(people[0]!, id, file)).code).toBe('ROLE_MISSING')
    const abroad = await (await county.secondCounty()).council('邻县')
    expect((await importInto(abroad, id, file)).status).toBe(404)
    const { id: question } = (await council.call('ballots.create', aBallot(county))).ok
    expect((await importInto(council, question, file)).code).toBe('BALLOT_TERMS')
  })
})

describe('counting a file', () => {
  test('is the shared rule, greedy and Equal Shares side by side', async () => {
    const election = electionOf(60, 20)
    const text = writePabulib(election)
    const counted = (await count(council, text)).ok
    expect(counted.outcome).toEqual(spendBudget(votesOf(readPabulib(text)), 'cost', counted.seed))
    expect(counted.projects).toHaveLength(20)
  })

  test('asks for votes, and for a whole file', async () => {
    const none = writePabulib({ ...electionOf(3, 20), votes: [] })
    expect((await count(council, none)).code).toBe('PB_INVALID')
    expect((await count(council, file.slice(0, file.length / 2))).code).toBe('PB_INVALID')
    expect((await count(people[0]!, file)).code).toBe('ROLE_MISSING')
  })

  test('takes seconds of computing, and meanwhile the server answers others', async () => {
    const text = writePabulib(electionOf(4_000, 150))
    let answered = 0
    let counting = true
    const counted = count(council, text).finally(() => {
      counting = false
    })
    // Reading the file is done by the server itself; from here on the thread has it.
    while (counting) {
      expect((await people[0]!.call('ballots.view', { id: held.id })).status).toBe(200)
      if (counting) answered++
    }
    expect((await counted).ok.outcome.voters).toBe(4_000)
    expect(answered).toBeGreaterThan(3)
  })
})
