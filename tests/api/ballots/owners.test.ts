import type { Bulletin } from '@linli/shared/ballots/bulletin'
import Excel from 'exceljs'
import { type County, freshCounty, type Person } from '../../support/county'
import { announced, type BallotView, moveTo, sendRoll } from './world'

let county: County
let council: Person
let second: Person
let rollId: string
/** One home each of 100.00 m², but the first two have another together. */
let owners: Person[]
const NAMES = ['张一', '王二', '李三', '赵四', '孙五', '周六']
const HEAD = '房号,专有面积,业主,证件号'
const csv = (...lines: string[]) => [HEAD, ...lines].join('\r\n')
const units = NAMES.map((name, i) => `1-${101 + i},100.00,${name},ID${i}`)

beforeAll(async () => {
  county = await freshCounty()
  council = await county.council('议事会甲', county.communities[0]!)
  second = await county.council('议事会乙', county.communities[0]!)
  const areaId = county.communities[0]!._id
  rollId = (await council.call('ballots.createRoll', { name: '清河小区业主', kind: 'owners', areaId })).ok.id
  owners = []
  for (const name of NAMES) owners.push(await county.resident(name))
})
afterAll(() => county.stop())

const everybody = () => [council, second, ...owners]
const yes = { kind: 'yesNo', answer: 'yes' } as const
const no = { kind: 'yesNo', answer: 'no' } as const

describe('a roll’s file', () => {
  test('is refused whole with a line for every mistake', async () => {
    const file = csv(
      '1-101,100,张一,A',
      '1-101,100,王二,B',
      '1-103,-5,李三,C',
      '1-104,0,赵四,D',
      '1-105,90,孙五、周六,E、F',
    )
    const answer = await sendRoll(county, council, rollId, file)
    expect([answer.status, answer.code]).toEqual([422, 'ROLL_INVALID'])
    const lines = (answer.body.fields as unknown as { path: string }[]).map(({ path }) => path)
    expect(lines).toEqual(['3', '4', '5'])
    expect((await council.call('ballots.rollUnits', { id: rollId })).ok.items).toEqual([])
  })

  test('is read as UTF-8 with and without a mark, as GBK, and as Excel; another encoding is named', async () => {
    const workbook = new Excel.Workbook()
    const sheet = workbook.addWorksheet('业主')
    for (const line of csv(...units).split('\r\n')) sheet.addRow(line.split(','))
    const gbk = Uint8Array.from([
      ...[
        0xb7, 0xbf, 0xba, 0xc5, 0x2c, 0xd7, 0xa8, 0xd3, 0xd0, 0xc3, 0xe6, 0xbb, 0xfd, 0x2c, 0xd2, 0xb5, 0xd6,
        0xf7,
      ],
      ...[0x0a, 0x31, 0x2c, 0x38, 0x30, 0x2c, 0xd5, 0xc5, 0xc8, 0xfd],
    ])
    for (const file of [
      csv(...units),
      `\ufeff${csv(...units)}`,
      gbk,
      new Uint8Array(await workbook.xlsx.writeBuffer()),
    ])
      expect((await sendRoll(county, council, rollId, file)).ok.state).toBe('done')
    expect((await council.call('ballots.rolls', {})).ok.items[0]).toMatchObject({
      rows: 6,
      due: { heads: 6, area: 60_000 },
    })
    const utf16 = Uint8Array.from(Buffer.from(`\ufeff${csv(...units)}`, 'utf16le'))
    expect((await sendRoll(county, council, rollId, utf16)).code).toBe('ROLL_ENCODING')
  })

  test('belongs to the council of its area', async () => {
    const other = await county.council('邻村', county.communities[1]!)
    expect((await sendRoll(county, other, rollId, csv(...units))).code).toBe('AREA_FORBIDDEN')
  })
})

describe('an owner vote', () => {
  let ballot: BallotView
  const vote = (by: Person, choice: typeof yes | typeof no, voterId?: string) =>
    by.call('ballots.vote', { id: ballot.id, choice, ...(voterId && { voterId }) })
  const mineOf = async (by: Person) => (await by.call('ballots.view', { id: ballot.id })).ok.mine

  beforeAll(async () => {
    for (const [i, person] of owners.entries()) {
      const claim = { rollId, unit: `1-${101 + i}`, name: NAMES[i]! }
      const { id } = (await person.call('ballots.claimHome', claim)).ok
      if (i < 5) (await council.call('ballots.decideClaim', { id, approve: true })).ok
    }
    ballot = await announced(county, council, {
      title: '是否筹集维修资金',
      voters: { kind: 'owners', rollId },
      matter: 6,
      paperAllowed: true,
    })
    await moveTo(county, ballot.opensAt, ...everybody())
  })

  test('asks for the 15 days and the matter of art. 278', async () => {
    const { terms } = { terms: { voters: { kind: 'owners' as const, rollId }, noticeDays: 14 } }
    const answer = await announced(county, council, terms).catch((error: Error) => error.message)
    expect(answer).toContain('BALLOT_TERMS')
    expect(ballot.decision).toBe('ownersSpecial')
  })

  test('is there from the first moment for who looks, before any job has run', async () => {
    expect((await council.call('ballots.rolls', {})).ok.items[0]!.frozen).toBe(false)
    expect(await mineOf(owners[0]!)).toMatchObject([{ as: 'own', mayVote: true, proxy: 'none' }])
  })

  test('is for who has claimed a home and been approved; others are told why', async () => {
    expect((await vote(owners[0]!, yes)).status).toBe(200)
    const waiting = await vote(owners[5]!, yes)
    expect([waiting.code, String(waiting.body.detail)]).toEqual([
      'NOT_ON_ROLL',
      expect.stringContaining('审核'),
    ])
  })

  test('the roll is frozen: an import is refused, a correction needs a second person and shows both figures', async () => {
    expect((await sendRoll(county, council, rollId, csv(...units))).code).toBe('ROLL_FROZEN')
    expect((await council.call('ballots.rolls', {})).ok.items[0]!.frozen).toBe(true)
    const change = { kind: 'area' as const, area: 12_000 }
    const proposed = (
      await council.call('ballots.reviseRoll', { id: rollId, unit: '1-101', reason: '产权证复核', change })
    ).ok
    expect([proposed.before, proposed.after]).toEqual(['100.00 平方米', '120.00 平方米'])
    expect(proposed.effect).toEqual({ before: { heads: 6, area: 60_000 }, after: { heads: 6, area: 62_000 } })
    expect((await council.call('ballots.decideRevision', { id: proposed.id, approve: true })).code).toBe(
      'SAME_PERSON',
    )
    expect((await second.call('ballots.decideRevision', { id: proposed.id, approve: true })).ok.state).toBe(
      'approved',
    )
    const { participation } = (await council.call('ballots.view', { id: ballot.id })).ok
    expect(participation).toEqual({ present: { heads: 1, area: 12_000 }, due: { heads: 6, area: 62_000 } })
  })

  test('a proxy votes for an owner, who votes himself after all: his own counts', async () => {
    const [agent, owner] = [owners[1]!, owners[2]!]
    const [right] = await mineOf(owner)
    expect(right!.proxy).toBe('none')
    const { code } = (await owner.call('ballots.offerProxy', { id: ballot.id, voterId: right!.voterId })).ok
    expect((await mineOf(owner))[0]!.proxy).toBe('offered')
    expect((await owner.call('ballots.acceptProxy', { id: ballot.id, code })).code).toBe('PROXY_SELF')
    const taken = (await agent.call('ballots.acceptProxy', { id: ballot.id, code })).ok
    expect((await mineOf(owner))[0]!.proxy).toBe('taken')
    expect((await agent.call('ballots.acceptProxy', { id: ballot.id, code })).code).toBe('PROXY_CODE')
    expect((await vote(agent, no, taken.voterId)).status).toBe(200)
    expect((await vote(owner, yes)).ok.changed).toBe(true)
    expect((await vote(agent, no, taken.voterId)).code).toBe('ALREADY_VOTED')
  })

  test('nobody is proxy for more than three, also with all codes at once', async () => {
    const agent = await county.resident('代理人')
    const codes: string[] = []
    for (const owner of [owners[1]!, owners[3]!, owners[4]!]) {
      const [right] = await mineOf(owner)
      codes.push((await owner.call('ballots.offerProxy', { id: ballot.id, voterId: right!.voterId })).ok.code)
    }
    await council.call('ballots.decideClaim', {
      id: (await owners[5]!.call('ballots.myHomes', {})).ok.items[0]!.id,
      approve: true,
    })
    const [sixth] = await mineOf(owners[5]!)
    const offer = { id: ballot.id, voterId: sixth!.voterId }
    const { code: fourth } = (await owners[5]!.call('ballots.offerProxy', offer)).ok
    const answers = await Promise.all(
      [...codes, fourth].map((code) => agent.call('ballots.acceptProxy', { id: ballot.id, code })),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3)
    const [refused] = answers.filter(({ status }) => status !== 200)
    expect([refused?.status, refused?.code]).toEqual([409, 'PROXY_FULL'])
    expect((await mineOf(agent)).filter(({ as }) => as === 'proxy')).toHaveLength(3)
  })

  test('paper counts when two people read the same; differences and conflicts are for two checkers', async () => {
    const { items } = (await council.call('ballots.voters', { id: ballot.id })).ok
    const idOf = (unit: string) => items.find(({ label }) => label === unit)!.voterId
    const receivedAt = ballot.opensAt
    const enter = (by: Person, serial: string, unit: string, choice: typeof yes | typeof no) =>
      by.call('ballots.enterPaper', { id: ballot.id, serial, voterId: idOf(unit), choice, receivedAt })

    expect((await enter(council, 'P1', '1-104', yes)).ok.state).toBe('waiting')
    expect((await enter(council, 'P1', '1-104', yes)).code).toBe('SAME_PERSON')
    expect((await second.call('ballots.papers', { id: ballot.id })).ok.items[0]?.entries).toEqual([])
    expect((await enter(second, 'P1', '1-104', yes)).ok.state).toBe('counted')
    expect((await vote(owners[3]!, no)).code).toBe('ALREADY_VOTED')

    await enter(council, 'P2', '1-105', yes)
    const differs = (await enter(second, 'P2', '1-105', no)).ok
    expect(differs.state).toBe('differs')
    await council.call('ballots.checkPaper', { id: differs.id, choice: yes })
    expect((await second.call('ballots.checkPaper', { id: differs.id, choice: yes })).ok.state).toBe(
      'counted',
    )

    await enter(council, 'P3', '1-101', no)
    const conflict = (await enter(second, 'P3', '1-101', no)).ok
    expect([conflict.state, conflict.other?.differs]).toEqual(['conflict', true])
    await moveTo(county, ballot.closesAt, ...everybody())
    expect((await council.call('ballots.publish', { id: ballot.id })).code).toBe('PAPERS_OPEN')
    await council.call('ballots.checkPaper', { id: conflict.id, counts: 'other' })
    expect((await second.call('ballots.checkPaper', { id: conflict.id, counts: 'other' })).ok.state).toBe(
      'setAside',
    )
  })

  test('four of six by heads and area take part, all agree: passed, with the correction in the bulletin', async () => {
    expect((await council.call('ballots.publish', { id: ballot.id })).ok.passed).toBe(true)
    const { bulletin } = (await county.server.call('ballots.result', { id: ballot.id, tenant: county.slug }))
      .ok
    const { counts, roll, result } = bulletin as Bulletin
    expect(counts.present).toEqual({ heads: 4, area: 42_000 })
    expect(roll.corrections).toEqual([
      {
        ...{ unit: '1-101', before: 10_000, after: 12_000 },
        due: { before: { heads: 6, area: 60_000 }, after: { heads: 6, area: 62_000 } },
      },
    ])
    expect(result.steps.filter(({ kind }) => kind === 'threshold')).toHaveLength(4)
  })
})

describe('a home that is sold during the vote', () => {
  test('an earlier vote of the old owner stands; otherwise the new owner votes', async () => {
    const ballot = await announced(county, council, {
      title: '门禁',
      voters: { kind: 'owners', rollId },
      matter: 9,
    })
    await moveTo(county, ballot.opensAt, ...everybody())
    const sell = async (unit: string, to: string) => {
      const change = { kind: 'owners' as const, owners: [{ name: to, idNumber: to }] }
      const { id } = (await council.call('ballots.reviseRoll', { id: rollId, unit, reason: '过户', change }))
        .ok
      ;(await second.call('ballots.decideRevision', { id, approve: true })).ok
      const buyer = await county.resident(to)
      await moveTo(county, county.server.clock.now(), buyer)
      const claim = (await buyer.call('ballots.claimHome', { rollId, unit, name: to })).ok
      ;(await council.call('ballots.decideClaim', { id: claim.id, approve: true })).ok
      return buyer
    }
    const vote = (by: Person) => by.call('ballots.vote', { id: ballot.id, choice: yes })
    expect((await vote(owners[1]!)).status).toBe(200)
    const [late, early] = [await sell('1-102', '钱七'), await sell('1-103', '吴八')]
    expect((await vote(late)).code).toBe('NOT_ON_ROLL')
    expect((await vote(owners[2]!)).code).toBe('NOT_ON_ROLL')
    expect((await vote(early)).status).toBe(200)
    const { participation } = (await council.call('ballots.view', { id: ballot.id })).ok
    expect(participation).toMatchObject({
      present: { heads: 2, area: 20_000 },
      due: { heads: 6, area: 62_000 },
    })
  })
})
