import { createContext } from '../../../server/src/platform/context'
import { newId } from '../../../server/src/platform/store/id'
import { balanceOf } from '../../../server/src/points'
import { pay } from '../../../server/src/points/commands/pay'
import { takeBack } from '../../../server/src/points/commands/take-back'
import { scoreModel } from '../../../server/src/points/model-people'
import { type County, freshCounty, type Person } from '../../support/county'
import { wechatResident } from '../notifications/people'
import { books, DAY, give } from './support'

let county: County
beforeAll(async () => {
  county = await freshCounty()
})
afterEach(async () => expect(await books(county)).toMatchObject({ sum: 0, wrong: [] }))
afterAll(() => county.stop())

const balance = async (person: Person) => (await balanceOf(county.context, person.id)).balance

/** Two people of one household. */
async function family(): Promise<[Person, Person]> {
  const [li, wang] = [await county.resident('李奶奶'), await county.resident('王秀兰')]
  const { code } = (await li.call('points.invite', {})).ok
  ;(await wang.call('points.join', { code: code.toLowerCase() })).ok
  return [li, wang]
}

describe('a household', () => {
  test('is joined by a code, once; its members see one another’s points', async () => {
    const [li, wang] = await family()
    await give(county, li.id, 50)
    const { household } = (await wang.call('points.household', {})).ok
    expect(household?.members.map(({ name, balance, me }) => [name, balance, me])).toEqual([
      ['李奶奶', 50, false],
      ['王秀兰', 0, true],
    ])
    expect(household?.code).toBeNull()
    const stranger = await county.resident('陌生人')
    expect((await stranger.call('points.household', {})).ok).toEqual({ household: null })
    expect((await stranger.call('points.join', { code: 'ABCD2345' })).code).toBe('HOUSEHOLD_CODE_INVALID')
    const { code } = (await li.call('points.invite', {})).ok
    expect((await wang.call('points.join', { code })).code).toBe('HOUSEHOLD_ALREADY')
    const late = await county.resident('来晚了')
    const joined = await Promise.all([stranger, late].map((one) => one.call('points.join', { code })))
    expect(joined.map(({ status }) => status).sort()).toEqual([200, expect.any(Number)])
    expect(joined.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  test('an invitation ends after a day and is worth nothing in another county', async () => {
    const li = await county.resident('李奶奶')
    const { code } = (await li.call('points.invite', {})).ok
    const other = await county.secondCounty()
    const theirs = await other.resident('邻县人')
    expect((await theirs.call('points.join', { code })).code).toBe('HOUSEHOLD_CODE_INVALID')
    county.server.clock.advance(DAY)
    const wang = await county.resident('王秀兰')
    expect((await wang.call('points.join', { code })).code).toBe('HOUSEHOLD_CODE_INVALID')
  })

  test('passes points on with their expiry, tells who got them, and to nobody outside', async () => {
    const [li, wang] = await family()
    await give(county, li.id, 50, 20)
    const send = (toId: string, amount: number) => li.call('points.transfer', { toId, amount })
    expect((await send(wang.id, 30)).ok).toEqual({ balance: 20 })
    expect((await send(wang.id, 21)).code).toBe('POINTS_SHORT')
    expect((await send((await county.resident('外人')).id, 5)).code).toBe('HOUSEHOLD_NOT_MEMBER')
    expect((await send(li.id, 5)).code).toBe('HOUSEHOLD_NOT_MEMBER')
    await county.server.settle()
    expect((await wang.call('notifications.inbox', {})).ok.items[0]?.title).toBe('收到家人转来的积分')
    expect((await li.call('notifications.inbox', {})).ok.items).toEqual([])
    const words = async (one: Person) => (await one.call('points.history', {})).ok.items[0]?.words
    expect([await words(li), await words(wang)]).toEqual(['转给家人王秀兰', '家人李奶奶转来'])
    county.server.clock.advance(20 * DAY)
    expect(await balance(wang)).toBe(0)
  })

  test('the same key 50 times: one transfer, 50 equal replies', async () => {
    const [li, wang] = await family()
    await give(county, li.id, 100)
    const send = () =>
      li.call('points.transfer', { toId: wang.id, amount: 60 }, { idempotencyKey: 'same-key-50' })
    const answers = await Promise.all(Array.from({ length: 50 }, send))
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body])))).toEqual(
      new Set([JSON.stringify([200, { balance: 40 }])]),
    )
    expect([await balance(li), await balance(wang)]).toEqual([40, 60])
  })

  test('is left with the own points', async () => {
    const [li, wang] = await family()
    await give(county, wang.id, 10)
    ;(await wang.call('points.leave', {})).ok
    expect((await wang.call('points.leave', {})).code).toBe('HOUSEHOLD_NONE')
    expect((await li.call('points.household', {})).ok.household?.members).toHaveLength(1)
    expect(await balance(wang)).toBe(10)
  })
})

describe('the ranking', () => {
  const live = async (name: string, communityId: string) => {
    const one = await county.resident(name)
    ;(await one.call('identity.updateMe', { communityId })).ok
    return one
  }
  const asSystem = () =>
    createContext(county.server.process.services, county.tenant._id, county.context.actor)
  const help = (one: Person, subjectId: string, at = county.server.clock.now()) =>
    pay(asSystem(), { kind: 'help', accountId: one.id, subjectId, quantity: 1, at })
  const earn = (one: Person, times: number) =>
    Promise.all(Array.from({ length: times }, () => help(one, newId())))

  test('shows people of the own community by masked name, without who does not want to', async () => {
    const [south, north] = county.communities
    const [li, wang, zhao] = [
      await live('李秀梅', south!._id),
      await live('王桂英', south!._id),
      await live('赵大山', north!._id),
    ]
    await earn(li, 1)
    await earn(wang, 2)
    await earn(zhao, 3)
    const seen = async (by: Person) =>
      (await by.call('points.ranking', {})).ok.items.map(({ place, name, points }) => [place, name, points])
    expect(await seen(li)).toEqual([
      [1, '王*英', 40],
      [2, '李秀梅', 20],
    ])
    ;(await wang.call('points.setRanking', { hidden: true })).ok
    ;(await wang.call('points.setRanking', { hidden: true })).ok
    expect(await seen(li)).toEqual([[1, '李秀梅', 20]])
    await earn(wang, 1)
    expect(await seen(li)).toEqual([[1, '李秀梅', 20]])
    expect((await wang.call('points.ranking', {})).ok.mine).toEqual({ points: 60, hidden: true })
    ;(await wang.call('points.setRanking', { hidden: false })).ok
    expect(await seen(li)).toHaveLength(2)
  })

  test('of communities counts from three people on, without who does not want to be ranked', async () => {
    const [, , south, north] = county.communities
    const people = await Promise.all(['钱', '孙', '李', '周'].map((name) => live(name, south!._id)))
    for (const one of [...people, await live('吴', north!._id)]) await earn(one, 1)
    const [qian, sun] = people as [Person, Person]
    const seen = async () =>
      (await qian.call('points.ranking', { of: 'villages' })).ok.items.map(({ name, points, people, me }) => [
        ...[name, points, people, me],
      ])
    expect(await seen()).toEqual([[south!.name, 80, 4, true]])
    ;(await sun.call('points.setRanking', { hidden: true })).ok
    expect(await seen()).toEqual([[south!.name, 60, 3, true]])
    ;(await qian.call('points.setRanking', { hidden: true })).ok
    expect(await seen()).toEqual([])
  })

  test('is left for good by who earns for the first time in the same instant', async () => {
    const people = await Promise.all(
      Array.from({ length: 8 }, (_, i) => live(`同时${i}`, county.communities[1]!._id)),
    )
    await Promise.all(
      people.flatMap((one) => [
        one.call('points.setRanking', { hidden: true }).then((answer) => answer.ok),
        earn(one, 1),
      ]),
    )
    const rows = await asSystem()
      .model(scoreModel)
      .find({ tenantId: county.tenant._id, accountId: { $in: people.map(({ id }) => id) } })
      .lean()
    expect(rows.map(({ hidden, points }) => [hidden, points])).toEqual(people.map(() => [true, 20]))
  })

  test('is empty for who has chosen no community', async () => {
    const nobody = await county.resident('新来的')
    expect((await nobody.call('points.ranking', {})).ok).toMatchObject({ community: null, items: [] })
  })

  describe('of teams', () => {
    const seen = async (by: Person) =>
      (await by.call('points.ranking', { of: 'teams' })).ok.items.map(({ name, points, people, me }) => [
        ...[name, points, people, me],
      ])
    /** People of one team under a name, the first its captain, a moment after which they earn. */
    async function teamOf(name: string, size: number): Promise<Person[]> {
      const people: Person[] = []
      for (let i = 0; i < size; i++) {
        const one = await wechatResident(county, `${name}${i}`)
        ;(await one.call('identity.updateMe', { communityId: county.communities[0]!._id })).ok
        people.push(one)
      }
      const { id } = (await people[0]!.call('teams.found', { name })).ok
      for (const one of people.slice(1)) (await one.call('teams.join', { id })).ok
      county.server.clock.advance(1_000)
      return people
    }

    test('counts what was earned in the team, from three people on, without who does not want to be ranked', async () => {
      const [li, wang, zhao, qian] = (await teamOf('晨光队', 4)) as [Person, Person, Person, Person]
      await earn(li, 1)
      await earn(wang, 2)
      expect(await seen(li)).toEqual([])
      await earn(zhao, 1)
      expect(await seen(li)).toEqual([['晨光队', 80, 3, true]])
      const stranger = await county.resident('外人')
      expect(await seen(stranger)).toEqual([['晨光队', 80, 3, false]])
      const line = (await stranger.call('points.ranking', { of: 'teams' })).ok
      expect(line.items[0]?.teamId).toBe((await li.call('teams.mine', {})).ok.team?.id)
      for (const one of [li, wang, zhao]) expect(JSON.stringify(line)).not.toContain(one.id)

      ;(await wang.call('points.setRanking', { hidden: true })).ok
      expect(await seen(li)).toEqual([])
      await earn(qian, 1)
      await earn(wang, 1)
      expect(await seen(li)).toEqual([['晨光队', 60, 3, true]])
      ;(await wang.call('points.setRanking', { hidden: false })).ok
      expect(await seen(li)).toEqual([['晨光队', 120, 4, true]])
      ;(await qian.call('points.setRanking', { hidden: true })).ok
      ;(await qian.call('identity.deleteMine', { confirm: '注销账号' })).ok
      expect(await seen(li)).toEqual([['晨光队', 100, 3, true]])
    })

    test('leaves a team what was earned in it, gives the next one what comes after, and takes back where it was', async () => {
      const people = await teamOf('夕阳队', 3)
      const [captain, second, mover] = people as [Person, Person, Person]
      const before = newId()
      const early = county.server.clock.now() - 5_000
      await help(mover, before)
      // Done before there was a team: it counts for none.
      await help(second, newId(), early)
      for (const one of people) await earn(one, 1)
      const mine = async () => (await seen(captain)).find(([name]) => name === '夕阳队')
      expect(await mine()).toEqual(['夕阳队', 80, 3, true])
      const team = (await captain.call('teams.mine', {})).ok.team!
      ;(await captain.call('teams.remove', { id: team.id, accountId: mover.id })).ok
      expect(await mine()).toEqual(['夕阳队', 80, 3, true])
      const others = await teamOf('新月队', 3)
      const next = (await others[0]!.call('teams.mine', {})).ok.team!
      ;(await mover.call('teams.join', { id: next.id })).ok
      for (const one of others) await earn(one, 1)
      county.server.clock.advance(1_000)
      await earn(mover, 1)
      expect((await seen(captain)).find(([name]) => name === '新月队')).toEqual(['新月队', 80, 4, false])
      expect(await mine()).toEqual(['夕阳队', 80, 3, true])

      await takeBack(asSystem(), {
        ...{ kinds: ['help'], accountId: mover.id, subjectId: before, at: county.server.clock.now() },
      })
      expect(await mine()).toEqual(['夕阳队', 60, 3, true])
      expect((await seen(captain)).find(([name]) => name === '新月队')).toEqual(['新月队', 80, 4, false])
      ;(await captain.call('teams.close', { id: team.id })).ok
      expect(await mine()).toBeUndefined()
    })
  })
})
