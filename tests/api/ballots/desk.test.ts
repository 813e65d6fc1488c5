import type { Bulletin } from '@linli/shared/ballots/bulletin'
import type { Input } from '@linli/shared/contract'
import { type County, freshCounty, type Person } from '../../support/county'
import { titles, wechatResident, withPhone } from '../notifications/people'
import { announced, moveTo, neighbours, ownersOf, sendRoll } from './world'

/** What the desk of ballots does beside counting: finds voters, calls off, extends; and every kind of voters and of choice. */

let county: County
let council: Person
let people: Person[]
beforeAll(async () => {
  county = await freshCounty()
  council = await county.council('议事会', county.communities[0]!)
  people = await neighbours(county, ['王秀兰', '李建国', '王秀兰'])
})
afterAll(() => county.stop())

const yes = { kind: 'yesNo', answer: 'yes' } as const
const everybody = () => [council, ...people]
const find = async (id: string, q: string, by = council) =>
  (await by.call('ballots.voters', { id, q })).ok.items

async function rollOf(kind: 'households' | 'named' | 'owners', name: string, ...lines: string[]) {
  const areaId = county.communities[0]!._id
  const { id } = (await council.call('ballots.createRoll', { name, kind, areaId })).ok
  expect((await sendRoll(county, council, id, lines.join('\n'))).ok.state).toBe('done')
  return id
}
async function claim(by: Person, given: Input<'ballots.claimHome'>) {
  const { id } = (await by.call('ballots.claimHome', given)).ok
  await council.call('ballots.decideClaim', { id, approve: true }).then((answer) => answer.ok)
}

describe('the voter of a paper ballot', () => {
  test('on a roll is found by unit, by whole name and by how the phone ends; shown masked', async () => {
    const rollId = await rollOf(
      'owners',
      '东院业主',
      '房号,专有面积,业主,电话',
      '1-101,90,钱多多,13900001234',
      '1-102,80,孙小圣,13900005678',
    )
    const ballot = await announced(county, council, { voters: { kind: 'owners', rollId }, matter: 9 })
    await moveTo(county, ballot.opensAt, ...everybody())
    await county.server.runJob('ballots.turn')
    const [found] = await find(ballot.id, '钱多多')
    expect(found).toMatchObject({ label: '1-101', name: '钱*多', phone: '139****1234' })
    expect((await find(ballot.id, '5678')).map(({ label }) => label)).toEqual(['1-102'])
    expect((await find(ballot.id, '1-102')).map(({ label }) => label)).toEqual(['1-102'])
    // No way to try names letter by letter.
    for (const part of ['钱', '钱多', '678', '13900001234x']) expect(await find(ballot.id, part)).toEqual([])
  })

  test('of a residents’ ballot is found by name and phone, among its voters only, by who runs it only', async () => {
    const near = await wechatResident(county, '何仙姑')
    const far = await wechatResident(county, '铁拐李')
    for (const [person, community] of [
      [near, county.communities[0]!],
      [far, county.communities[2]!],
    ] as const) {
      await withPhone(county, person, '13700004321')
      await person
        .call('identity.updateMe', { name: person.name, communityId: community._id })
        .then((answer) => answer.ok)
    }
    const ballot = await announced(county, council, { paperAllowed: true })
    await moveTo(county, ballot.opensAt, ...everybody())
    await county.server.runJob('ballots.turn')
    expect(await find(ballot.id, '4321')).toMatchObject([
      { label: '居民', name: '何*姑', phone: '137****4321', used: false },
    ])
    expect(await find(ballot.id, '铁拐李')).toEqual([])
    // Namesakes are both there, page by page.
    const first = (await council.call('ballots.voters', { id: ballot.id, q: '王秀兰', limit: 1 })).ok
    const second = (
      await council.call('ballots.voters', { id: ballot.id, q: '王秀兰', limit: 1, cursor: first.next! })
    ).ok
    expect(new Set([...first.items, ...second.items].map(({ voterId }) => voterId)).size).toBe(2)
    expect(second.next).toBeNull()
    const other = await county.council('邻村', county.communities[1]!)
    expect((await other.call('ballots.voters', { id: ballot.id, q: '王秀兰' })).code).toBe('AREA_FORBIDDEN')
    expect((await people[0]!.call('ballots.voters', { id: ballot.id, q: '王秀兰' })).code).toBe(
      'ROLE_MISSING',
    )
  })
})

describe('voters are told', () => {
  test('when a vote is called off, with the reason that everybody reads', async () => {
    const ballot = await announced(county, council, { title: '是否换门禁' })
    const { id, version } = ballot
    const reason = '材料有误，改好以后重新公告'
    expect((await council.call('ballots.cancel', { id, version, reason })).ok.cancelReason).toBe(reason)
    await county.server.settle()
    expect(await titles(people[0]!)).toContain('表决取消了')
    expect((await county.server.call('ballots.publicView', { id, tenant: county.slug })).ok).toMatchObject({
      phase: 'cancelled',
      cancelReason: reason,
    })
    // A draft that goes is nobody's news.
    const draft = (await council.call('ballots.create', { ...terms(), title: '不要了' })).ok
    await council
      .call('ballots.cancel', { id: draft.id, version: draft.version, reason })
      .then((answer) => answer.ok)
    await county.server.settle()
    expect((await titles(people[0]!)).filter((title) => title === '表决取消了')).toHaveLength(1)
  })

  test('when the close moves', async () => {
    const { id, version, closesAt } = await announced(county, council)
    const later = new Date(Date.parse(closesAt) + 86_400_000).toISOString()
    await council.call('ballots.extend', { id, version, closesAt: later }).then((answer) => answer.ok)
    await county.server.settle()
    expect(await titles(people[0]!)).toContain('投票延长了')
  })
})

const terms = (): Input<'ballots.create'> => ({
  ...{ title: '一件事', areaId: county.communities[0]!._id, rules: { kind: 'yesNo' } },
  voters: { kind: 'residents', areaIds: [county.communities[0]!._id] },
  opensAt: new Date(county.server.clock.now() + 16 * 86_400_000).toISOString(),
  closesAt: new Date(county.server.clock.now() + 19 * 86_400_000).toISOString(),
})

describe('voters of every kind', () => {
  test('a household has one vote, whoever of it comes first', async () => {
    const rollId = await rollOf('households', '三号楼住户', '房号,户主', '3-101,王秀兰', '3-102,李建国')
    const [wife, neighbour, husband] = people as [Person, Person, Person]
    await claim(wife, { rollId, unit: '3-101', name: '王秀兰', relation: 'owner' })
    await claim(husband, { rollId, unit: '3-101', name: '王建军', relation: 'member' })
    await claim(neighbour, { rollId, unit: '3-102', name: '李建国', relation: 'member' })
    const ballot = await announced(county, council, { voters: { kind: 'households', rollId } })
    await moveTo(county, ballot.opensAt, ...everybody())
    const both = await Promise.all(
      [wife, husband].map((one) => one.call('ballots.vote', { id: ballot.id, choice: yes })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await neighbour.call('ballots.vote', { id: ballot.id, choice: yes })).status).toBe(200)
    expect((await council.call('ballots.counts', { id: ballot.id })).ok.counted).toEqual({
      present: { heads: 2, area: 0 },
      due: { heads: 2, area: 0 },
    })
  })

  test('a named list is for those on it, and for nobody who only lives with them', async () => {
    const rollId = await rollOf('named', '党员名单', '姓名,证件号', '王秀兰,A1', '李建国,A2', '赵六,A3')
    const [wang, li, other] = people as [Person, Person, Person]
    const unitOf = (who: string, id: string) => `${who}（${id.slice(-4)}）`
    await claim(wang, { rollId, unit: unitOf('王秀兰', 'A1'), name: '王秀兰', relation: 'owner' })
    await claim(other, { rollId, unit: unitOf('赵六', 'A3'), name: '赵六', relation: 'member' })
    const ballot = await announced(county, council, {
      voters: { kind: 'named', rollId },
      decision: 'partyMembers',
    })
    await moveTo(county, ballot.opensAt, ...everybody())
    const vote = (by: Person) => by.call('ballots.vote', { id: ballot.id, choice: yes })
    expect((await vote(wang)).status).toBe(200)
    expect((await vote(other)).code).toBe('NOT_ON_ROLL')
    const refused = await vote(li)
    expect([refused.code, String(refused.body.detail)]).toEqual([
      'NOT_ON_ROLL',
      expect.stringContaining('名单'),
    ])
  })

  test('whom a seller had asked to vote for him has that one of his three free again', async () => {
    const second = await county.council('议事会乙', county.communities[0]!)
    const made = await ownersOf(
      county,
      council,
      ['卖一', '业二', '业三', '业四'].map((name) => ({ name, area: '80.00' })),
    )
    const ballot = await announced(county, council, {
      voters: { kind: 'owners', rollId: made.rollId },
      matter: 9,
    })
    await moveTo(county, ballot.opensAt, council, second, ...people, ...made.owners)
    const agent = people[0]!
    const offer = async (owner: Person) => {
      const [right] = (await owner.call('ballots.view', { id: ballot.id })).ok.mine
      return (await owner.call('ballots.offerProxy', { id: ballot.id, voterId: right!.voterId })).ok.code
    }
    const accept = async (owner: Person) =>
      agent.call('ballots.acceptProxy', { id: ballot.id, code: await offer(owner) })
    for (const owner of made.owners.slice(0, 3)) expect((await accept(owner)).status).toBe(200)
    const code = await offer(made.owners[3]!)
    expect((await agent.call('ballots.acceptProxy', { id: ballot.id, code })).code).toBe('PROXY_FULL')
    const change = { kind: 'owners' as const, owners: [{ name: '买主', idNumber: 'N9' }] }
    const given = { id: made.rollId, unit: '1-101', reason: '过户', change }
    const { id } = (await council.call('ballots.reviseRoll', given)).ok
    await second.call('ballots.decideRevision', { id, approve: true }).then((answer) => answer.ok)
    expect((await agent.call('ballots.acceptProxy', { id: ballot.id, code })).status).toBe(200)
  })
})

test('ranked, scored and ticked ballots are cast, counted and won', async () => {
  const options = [
    { id: 'a', title: '甲' },
    { id: 'b', title: '乙' },
    { id: 'c', title: '丙' },
  ]
  const cases = [
    [
      { kind: 'ranked' },
      [['a', 'c'], ['b', 'c'], ['b']].map((ranking) => ({ kind: 'ranked', ranking })),
      ['b'],
    ],
    [
      { kind: 'score', max: 5 },
      [3, 5, 4].map((points) => ({
        kind: 'score',
        scores: [
          { option: 'a', score: points },
          { option: 'c', score: 1 },
        ],
      })),
      ['a'],
    ],
    [
      { kind: 'multiple', max: 2, seats: 2 },
      [
        ['a', 'c'],
        ['c', 'b'],
        ['c', 'a'],
      ].map((chosen) => ({ kind: 'multiple', options: chosen })),
      ['a', 'c'],
    ],
    [{ kind: 'single' }, ['c', 'c', 'a'].map((option) => ({ kind: 'single', option })), ['c']],
  ] as const
  for (const [rules, choices, winners] of cases) {
    const ballot = await announced(county, council, { rules: { ...rules }, options, title: '选小组长' })
    await moveTo(county, ballot.opensAt, ...everybody())
    for (const [i, choice] of choices.entries())
      await people[i]!.call('ballots.vote', { id: ballot.id, choice: choice as never }).then(
        (answer) => answer.ok,
      )
    const foreign = rules.kind === 'ranked' ? { ranking: ['z'] } : { options: ['z'] }
    if (rules.kind === 'ranked' || rules.kind === 'multiple')
      expect(
        (
          await people[0]!.call('ballots.vote', {
            id: ballot.id,
            choice: { kind: rules.kind, ...foreign } as never,
          })
        ).code,
      ).toBe('CHOICE_OPTION_UNKNOWN')
    await moveTo(county, ballot.closesAt, ...everybody())
    await council.call('ballots.publish', { id: ballot.id }).then((answer) => answer.ok)
    const { bulletin } = (await county.server.call('ballots.result', { id: ballot.id, tenant: county.slug }))
      .ok
    expect([...((bulletin as Bulletin).result.winners ?? [])].sort()).toEqual([...winners])
  }
})
