import type { Bulletin } from '@linli/shared/ballots/bulletin'
import { Recount } from '@linli/shared/ballots/recount'
import { voteModel } from '../../../server/src/ballots/model-voting'
import { aBallot } from '../../support/ballots'
import { type County, freshCounty, type Person } from '../../support/county'
import { announced, type BallotView, DAY, moveTo, neighbours, recountLines } from './world'

let county: County
let council: Person
let people: Person[]
beforeAll(async () => {
  county = await freshCounty()
  council = await county.council('议事会', county.communities[0]!)
  people = await neighbours(county, ['甲', '乙', '丙', '丁'])
})
afterAll(() => county.stop())

const everybody = () => [council, ...people]
const at = (ballot: BallotView, member: 'opensAt' | 'closesAt', by = 0) => Date.parse(ballot[member]) + by
const yes = { kind: 'yesNo', answer: 'yes' } as const
const no = { kind: 'yesNo', answer: 'no' } as const

describe('a ballot before it opens', () => {
  test('needs its notice days', async () => {
    const soon = new Date(county.server.clock.now() + 15 * DAY - 1).toISOString()
    const { id, version } = (await council.call('ballots.create', aBallot(county, { opensAt: soon }))).ok
    expect((await council.call('ballots.announce', { id, version })).code).toBe('VOTE_NOTICE_SHORT')
  })

  test('is seen by who runs it, and can’t be voted, until it is announced', async () => {
    const { id } = (await council.call('ballots.create', aBallot(county))).ok
    expect((await people[0]!.call('ballots.view', { id })).status).toBe(404)
    expect((await people[0]!.call('ballots.vote', { id, choice: yes })).code).toBe('VOTE_MATTER_UNANNOUNCED')
  })

  test('is run by its own council and administrators only', async () => {
    const other = await county.council('邻村议事会', county.communities[1]!)
    expect((await other.call('ballots.create', aBallot(county))).code).toBe('AREA_FORBIDDEN')
    const ballot = await announced(county, council)
    expect(
      (await other.call('ballots.cancel', { id: ballot.id, version: ballot.version, reason: '误发' })).code,
    ).toBe('AREA_FORBIDDEN')
  })

  test('can’t be changed once announced, and can be called off', async () => {
    const ballot = await announced(county, council)
    const change = { id: ballot.id, version: ballot.version, ...aBallot(county, { title: '另一件事' }) }
    expect((await council.call('ballots.update', change)).code).toBe('BALLOT_STATE')
    const off = await council.call('ballots.cancel', {
      id: ballot.id,
      version: ballot.version,
      reason: '材料有误',
    })
    expect(off.ok.phase).toBe('cancelled')
    expect((await people[0]!.call('ballots.vote', { id: ballot.id, choice: yes })).code).toBe('BALLOT_STATE')
  })

  test('tells what contradicts itself', async () => {
    const wrong = aBallot(county, {
      secret: true,
      changeAllowed: true,
      paperAllowed: true,
      closesAt: aBallot(county).opensAt,
    })
    const answer = await council.call('ballots.create', wrong)
    expect(answer.code).toBe('BALLOT_TERMS')
    expect((answer.body.fields as unknown as { path: string }[]).map(({ path }) => path).sort()).toEqual([
      'changeAllowed',
      'closesAt',
      'paperAllowed',
    ])
    expect((await council.call('ballots.create', aBallot(county, { rules: { kind: 'single' } }))).code).toBe(
      'BALLOT_OPTIONS',
    )
  })
})

describe('an open ballot', () => {
  let ballot: BallotView
  beforeAll(async () => {
    ballot = await announced(county, council, { changeAllowed: false })
  })
  const vote = (by: Person, choice: typeof yes | typeof no = yes) =>
    by.call('ballots.vote', { id: ballot.id, choice })

  test('17:59:59.999 counts, 18:00:00.000 is VOTE_CLOSED; before the opening nothing counts', async () => {
    await moveTo(county, at(ballot, 'opensAt', -1), ...everybody())
    expect((await vote(people[0]!)).code).toBe('VOTE_NOT_OPEN')
    await moveTo(county, at(ballot, 'opensAt'), ...everybody())
    expect((await vote(people[0]!)).status).toBe(200)
    await moveTo(county, at(ballot, 'closesAt', -1), ...everybody())
    expect((await vote(people[1]!, no)).status).toBe(200)
    await moveTo(county, at(ballot, 'closesAt'), ...everybody())
    expect((await vote(people[2]!)).code).toBe('VOTE_CLOSED')
  })

  test('the close can’t be moved after it', async () => {
    const { id, version } = (await council.call('ballots.view', { id: ballot.id })).ok
    const later = new Date(at(ballot, 'closesAt', DAY)).toISOString()
    expect((await council.call('ballots.extend', { id, version, closesAt: later })).code).toBe('VOTE_CLOSED')
  })

  test('its result is published with arithmetic, and anybody gets the same from the file', async () => {
    const open = (await people[0]!.call('ballots.view', { id: ballot.id })).ok
    expect(open.participation).toEqual({ present: { heads: 2, area: 0 }, due: { heads: 4, area: 0 } })
    expect((await county.server.call('ballots.result', { id: ballot.id, tenant: county.slug })).status).toBe(
      404,
    )

    const published = (await council.call('ballots.publish', { id: ballot.id })).ok
    expect([published.phase, published.passed]).toEqual(['published', false])
    expect((await council.call('ballots.publish', { id: ballot.id })).ok.phase).toBe('published')

    const { bulletin, hash } = (
      await county.server.call('ballots.result', { id: ballot.id, tenant: county.slug })
    ).ok
    const { counts, result } = bulletin as Bulletin
    expect(counts.ballots).toBe(2)
    expect(result.steps.length).toBeGreaterThan(0)
    const [header, ...lines] = await recountLines(county, ballot.id)
    const recount = new Recount(header!)
    for (const line of lines) recount.add(line)
    expect(recount.finish().differences).toEqual([])
    expect((JSON.parse(header!) as Bulletin).hash).toBe(hash)
  })

  test('a receipt is in the published list', async () => {
    const [{ receipt } = { receipt: null }] = (await people[0]!.call('ballots.view', { id: ballot.id })).ok
      .mine
    const list = await county.server.call('ballots.receipts', {
      id: ballot.id,
      tenant: county.slug,
      prefix: receipt!.slice(0, 2),
    })
    expect(list.ok.items).toContain(receipt)
  })

  test('every voter with an account has been told', async () => {
    await county.server.settle()
    const inbox = (await people[0]!.call('notifications.inbox', {})).ok.items
    const about = inbox.filter(({ subject }) => subject?.id === ballot.id)
    expect(about.length).toBe(3)
    expect(about.every(({ subject }) => subject?.kind === 'ballot')).toBe(true)
  })
})

describe('one vote each', () => {
  let ballot: BallotView
  beforeAll(async () => {
    ballot = await announced(county, council)
    await moveTo(county, at(ballot, 'opensAt', 1), ...everybody())
  })

  test('also with 50 requests at once from two phones', async () => {
    const [phone] = people
    const other = { ...phone!, token: '' }
    await moveTo(county, county.server.clock.now(), other)
    const tries = Array.from({ length: 50 }, (_, i) =>
      county.server.call(
        'ballots.vote',
        { id: ballot.id, choice: i % 3 ? yes : no },
        { token: i % 2 ? phone!.token : other.token },
      ),
    )
    const answers = await Promise.all(tries)
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(new Set(answers.filter(({ status }) => status !== 200).map(({ code }) => code))).toEqual(
      new Set(['ALREADY_VOTED']),
    )
    const { tenantId } = county.context
    expect(await county.context.model(voteModel).countDocuments({ tenantId, ballotId: ballot.id })).toBe(1)
    expect((await council.call('ballots.counts', { id: ballot.id })).ok).toMatchObject({
      equal: true,
      cached: { present: { heads: 1 } },
    })
  })

  test('the same key gives the same answer and one vote', async () => {
    const input = { id: ballot.id, choice: yes }
    const options = { token: people[1]!.token, idempotencyKey: 'vote-of-yi-0001' }
    const [first, again] = [
      await county.server.call('ballots.vote', input, options),
      await county.server.call('ballots.vote', input, options),
    ]
    expect(again.ok).toEqual(first.ok)
  })

  test('somebody not on the roll is told why; another county sees nothing', async () => {
    const [stranger] = await neighbours(county, ['路人'], county.communities[2]!)
    const answer = await stranger!.call('ballots.vote', { id: ballot.id, choice: yes })
    expect([answer.status, answer.code]).toEqual([403, 'NOT_ON_ROLL'])
    expect(answer.body.detail).toMatch(/名册/)
    const other = await county.secondCounty()
    const abroad = await other.resident('邻县')
    expect((await abroad.call('ballots.vote', { id: ballot.id, choice: yes })).status).toBe(404)
  })

  test('a choice that the ballot does not have is 422', async () => {
    const answer = await people[2]!.call('ballots.vote', {
      id: ballot.id,
      choice: { kind: 'single', option: 'x' },
    })
    expect([answer.status, answer.code]).toEqual([422, 'CHOICE_KIND'])
  })

  test('nobody sees a choice but who made it', async () => {
    expect((await people[0]!.call('ballots.view', { id: ballot.id })).ok.mine[0]?.choice).not.toBeNull()
    const words = JSON.stringify((await council.call('ballots.view', { id: ballot.id })).ok)
    expect(words).not.toContain('"answer"')
    expect(JSON.stringify((await council.call('ballots.voters', { id: ballot.id })).ok)).not.toContain(
      '"answer"',
    )
  })
})

describe('a budget', () => {
  test('over it or with a foreign project is 422; changed until the close where allowed; both ways side by side', async () => {
    const options = [
      { id: 'lamp', title: '路灯', cost: 60_000 },
      { id: 'road', title: '修路', cost: 50_000 },
    ]
    const ballot = await announced(county, council, {
      rules: { kind: 'budget', budget: 100_000, by: 'approval' },
      options,
      changeAllowed: true,
    })
    await moveTo(county, at(ballot, 'opensAt'), ...everybody())
    const vote = (by: Person, ...chosen: string[]) =>
      by.call('ballots.vote', { id: ballot.id, choice: { kind: 'budget', options: chosen } })
    expect((await vote(people[0]!, 'lamp', 'road')).code).toBe('CHOICE_OVER_BUDGET')
    expect((await vote(people[0]!, 'pool')).code).toBe('CHOICE_OPTION_UNKNOWN')
    expect((await vote(people[0]!, 'road')).ok.changed).toBe(false)
    expect((await vote(people[0]!, 'lamp')).ok.changed).toBe(true)
    expect((await vote(people[1]!, 'lamp')).status).toBe(200)
    await moveTo(county, at(ballot, 'closesAt'), ...everybody())
    await county.server.runJob('ballots.turn')
    const { bulletin } = (await county.server.call('ballots.result', { id: ballot.id, tenant: county.slug }))
      .ok
    const { budget, counts } = bulletin as Bulletin
    expect(counts.ballots).toBe(2)
    expect(budget?.greedy.winners).toEqual(['lamp'])
    expect(budget?.shares.purchases[0]?.payments).toEqual([
      { areaId: county.communities[0]!._id, payers: 2, paid: 60_000 },
    ])
  })
})

test('lists show a community’s ballots to everybody, drafts to the desk', async () => {
  const near = (
    await county.server.call('ballots.list', { tenant: county.slug, areaId: county.communities[0]!._id })
  ).ok
  expect(near.items.length).toBeGreaterThan(1)
  expect(near.items.every(({ phase }) => phase !== 'draft')).toBe(true)
  const far = (
    await county.server.call('ballots.list', { tenant: county.slug, areaId: county.communities[3]!._id })
  ).ok
  expect(far.items).toEqual([])
  expect((await council.call('ballots.desk', { phase: 'draft' })).ok.items.length).toBeGreaterThan(0)
})
