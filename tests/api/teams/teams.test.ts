import type { Output } from '@linli/shared/contract'
import { MOST_MEMBERS } from '@linli/shared/teams/team'
import { memberModel, teamModel } from '../../../server/src/teams/model'
import { decide } from '../../support/cases'
import { type County, freshCounty, type Person } from '../../support/county'
import { titles, wechatResident } from '../notifications/people'

type Team = Output<'teams.read'>

let county: County
beforeAll(async () => {
  county = await freshCounty()
})
afterAll(() => county.stop())

let made = 0
/** Somebody who lives in the first community, and whose words WeChat can be asked about. */
async function neighbour(name: string, home = county.communities[0]!._id): Promise<Person> {
  const one = await wechatResident(county, `${name}-${++made}`)
  ;(await one.call('identity.updateMe', { name, communityId: home })).ok
  return { ...one, name }
}
const aTeam = async (by: Person, name = `志愿队${++made}`, about = '周末清理楼道'): Promise<Team> =>
  (await by.call('teams.found', { name, about })).ok
const join = (by: Person, team: { id: string }) => by.call('teams.join', { id: team.id })
const read = async (by: Person, team: { id: string }) => (await by.call('teams.read', { id: team.id })).ok
const inbox = async (by: Person) => {
  await county.server.settle()
  return titles(by)
}

/** A team of a captain and members. */
async function teamOf(...names: string[]): Promise<{ team: Team; people: Person[] }> {
  const people: Person[] = []
  for (const name of names) people.push(await neighbour(name))
  const team = await aTeam(people[0]!)
  for (const one of people.slice(1)) (await join(one, team)).ok
  return { team: await read(people[0]!, team), people }
}

describe('founding', () => {
  test('makes the founder captain of a team of his community, which others find', async () => {
    const [li, wang] = [await neighbour('李秀梅'), await neighbour('王桂英')]
    const team = await aTeam(li, '东河银龄队', '陪老人看病')
    expect(team).toMatchObject({
      ...{
        name: '东河银龄队',
        about: '陪老人看病',
        state: 'open',
        visibility: 'visible',
        size: 1,
        mine: true,
      },
      ...{ captain: '李秀梅', area: { name: county.communities[0]!.name } },
      members: [{ accountId: li.id, name: '李秀梅', captain: true, me: true }],
    })
    expect(team.abilities.sort()).toEqual(['close', 'edit', 'leave'])
    expect((await li.call('teams.mine', {})).ok.team?.id).toBe(team.id)
    expect((await wang.call('teams.mine', {})).ok.team).toBeNull()

    const seen = await read(wang, team)
    expect(seen).toMatchObject({ captain: '李*梅', members: [], mine: false, abilities: ['join'] })
    expect(JSON.stringify(seen)).not.toContain(li.id)
    const listed = async (areaId: string) =>
      (await wang.call('teams.list', { areaId })).ok.items.map(({ id }) => id)
    expect(await listed(county.communities[0]!._id)).toContain(team.id)
    expect(await listed(county.towns[0]!._id)).toContain(team.id)
    expect(await listed(county.communities[1]!._id)).not.toContain(team.id)
    expect((await wang.call('teams.list', { limit: 1 })).ok.items).toHaveLength(1)
  })

  test('needs a community, words that pass, and a name that no team of the community has', async () => {
    const [li, wang] = [await neighbour('李秀梅'), await neighbour('王桂英')]
    const homeless = await wechatResident(county, 'homeless')
    expect((await homeless.call('teams.found', { name: '没有家的队' })).code).toBe('TEAM_HOME_NEEDED')
    expect((await li.call('teams.found', { name: '代开发票' })).code).toBe('TEXT_RISKY')
    expect((await li.call('teams.found', { name: '队' })).code).toBe('INPUT_INVALID')
    const team = await aTeam(li, '只有一个的名字')
    expect((await li.call('teams.found', { name: '再来一个队' })).code).toBe('TEAM_ALREADY')
    expect((await wang.call('teams.found', { name: '只有一个的名字' })).code).toBe('TEAM_NAME_TAKEN')
    const elsewhere = await neighbour('赵大山', county.communities[1]!._id)
    expect((await aTeam(elsewhere, '只有一个的名字')).area.id).toBe(county.communities[1]!._id)
    // A team that is over has given its name back.
    ;(await li.call('teams.close', { id: team.id })).ok
    expect((await aTeam(wang, '只有一个的名字')).size).toBe(1)
  })

  test('at once: a name goes to one, and a person founds one', async () => {
    const [li, wang] = [await neighbour('李秀梅'), await neighbour('王桂英')]
    const same = await Promise.all([li, wang].map((one) => one.call('teams.found', { name: '同时取的名' })))
    expect(same.map(({ code }) => code ?? 'founded').sort()).toEqual(['TEAM_NAME_TAKEN', 'founded'])
    const zhao = await neighbour('赵大山')
    const twice = await Promise.all(
      ['甲志愿队', '乙志愿队'].map((name) => zhao.call('teams.found', { name })),
    )
    expect(twice.map(({ code }) => code ?? 'founded').sort()).toEqual(['TEAM_ALREADY', 'founded'])
  })

  test('words without a clear answer are for the team alone until somebody has judged them', async () => {
    const founder = await county.resident('没有微信')
    ;(await founder.call('identity.updateMe', { communityId: county.communities[0]!._id })).ok
    const team = await aTeam(founder, '待审核的队')
    expect(team.visibility).toBe('pending')
    const wang = await neighbour('王桂英')
    expect((await wang.call('teams.read', { id: team.id })).code).toBe('NOT_FOUND')
    expect((await join(wang, team)).code).toBe('NOT_FOUND')
    await decide(county, { kind: 'text', caseId: team.id }, 'hidden')
    expect(await inbox(founder)).toContain('志愿队的名称或介绍没有通过审核')
    const { version, visibility } = await read(founder, team)
    expect(visibility).toBe('hidden')
    // Of other words the earlier verdict says nothing.
    county.server.clock.advance(60_000)
    const edited = await founder.call('teams.edit', { id: team.id, version, name: '换了名字的队' })
    expect(edited.ok).toMatchObject({ name: '换了名字的队', visibility: 'pending' })
    const checks = { kind: 'text', caseId: team.id } as const
    await decide(county, checks, 'hidden')
    expect((await read(founder, team)).visibility).toBe('pending')
  })
})

describe('joining', () => {
  test('shows members one another’s names, tells the captain, and is for one team at a time', async () => {
    const { team, people } = await teamOf('李秀梅', '王桂英')
    const [li, wang] = people as [Person, Person]
    expect((await read(wang, team)).members.map(({ name, captain, me }) => [name, captain, me])).toEqual([
      ['李秀梅', true, false],
      ['王桂英', false, true],
    ])
    expect(await inbox(li)).toContain('有新队员加入')
    expect((await join(wang, team)).code).toBe('TEAM_ALREADY')
    const other = await aTeam(await neighbour('赵大山'))
    expect((await join(wang, other)).code).toBe('TEAM_ALREADY')
    const theirs = await (await county.secondCounty()).resident('邻县人')
    expect((await theirs.call('teams.join', { id: team.id })).code).toBe('NOT_FOUND')
    expect((await theirs.call('teams.read', { id: team.id })).code).toBe('NOT_FOUND')
  })

  test('four at once are four members more, and one person at two teams at once is in one', async () => {
    const captain = await neighbour('李秀梅')
    const team = await aTeam(captain)
    const many = await Promise.all(Array.from({ length: 4 }, (_, i) => neighbour(`居民${i}`)))
    const answers = await Promise.all(many.map((one) => join(one, team)))
    expect(answers.map(({ status }) => status)).toEqual(many.map(() => 200))
    const whole = await read(captain, team)
    expect([whole.size, whole.members.length]).toEqual([5, 5])

    const [other, wang] = [await aTeam(await neighbour('赵大山')), await neighbour('王桂英')]
    const both = await Promise.all([team, other].map((one) => join(wang, one)))
    expect(both.map(({ code }) => code ?? 'joined').sort()).toEqual(['TEAM_ALREADY', 'joined'])
    const sizes = [await read(captain, team), await read(wang, other)].map(({ size }) => size)
    expect(sizes[0]! + sizes[1]!).toBe(7)
  })

  test('a team that is being closed takes nobody in: nobody is left in it', async () => {
    const captain = await neighbour('李秀梅')
    const team = await aTeam(captain)
    const comers = [await neighbour('王桂英'), await neighbour('赵大山')]
    const [closed, ...joined] = await Promise.all([
      captain.call('teams.close', { id: team.id }),
      ...comers.map((one) => join(one, team)),
    ])
    expect(closed?.status).toBe(200)
    for (const { status, code } of joined)
      expect(code ?? status).toEqual(status === 200 ? 200 : 'TEAM_CLOSED')
    const { tenantId } = county.context
    expect(await county.context.model(memberModel).countDocuments({ tenantId, teamId: team.id })).toBe(0)
    expect(await read(captain, team)).toMatchObject({
      state: 'closed',
      size: 0,
      captain: null,
      abilities: [],
    })
    expect((await join(comers[0]!, team)).code).toBe('TEAM_CLOSED')
  })

  test('a full team takes nobody in', async () => {
    const captain = await neighbour('李秀梅')
    const team = await aTeam(captain)
    const { tenantId } = county.context
    const almost = { $set: { size: MOST_MEMBERS - 1 } }
    await county.context.model(teamModel).updateOne({ _id: team.id, tenantId }, almost)
    const comers = [await neighbour('王桂英'), await neighbour('赵大山')]
    const answers = await Promise.all(comers.map((one) => join(one, team)))
    expect(answers.map(({ code }) => code ?? 'joined').sort()).toEqual(['TEAM_FULL', 'joined'])
  })
})

describe('leaving', () => {
  test('hands a team on to who has been in it longest; with the last one it ends', async () => {
    const { team, people } = await teamOf('李秀梅', '王桂英', '赵大山')
    const [li, wang, zhao] = people as [Person, Person, Person]
    expect((await li.call('teams.leave', { id: team.id })).ok).toMatchObject({ mine: false, members: [] })
    expect((await li.call('teams.leave', { id: team.id })).code).toBe('TEAM_NOT_MEMBER')
    expect(await read(zhao, team)).toMatchObject({ captain: '王桂英', size: 2, state: 'open' })
    expect(await inbox(wang)).toContain('您成为了志愿队队长')
    ;(await zhao.call('teams.leave', { id: team.id })).ok
    expect((await wang.call('teams.leave', { id: team.id })).ok).toMatchObject({ state: 'closed', size: 0 })
    const { items } = (await wang.call('teams.list', { limit: 100 })).ok
    expect(items.map(({ id }) => id)).not.toContain(team.id)
    // All of them are free for another one.
    const next = await aTeam(wang)
    for (const one of [li, zhao]) expect((await join(one, next)).status).toBe(200)
  })

  test('captain and member at once: one captain of one is left, or nobody', async () => {
    const { team, people } = await teamOf('李秀梅', '王桂英', '赵大山')
    const [li, wang, zhao] = people as [Person, Person, Person]
    const answers = await Promise.all([li, wang].map((one) => one.call('teams.leave', { id: team.id })))
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(await read(zhao, team)).toMatchObject({ size: 1, captain: '赵大山', state: 'open' })
  })
})

describe('the captain', () => {
  test('takes a member out, who is told; nobody else does', async () => {
    const { team, people } = await teamOf('李秀梅', '王桂英', '赵大山')
    const [li, wang, zhao] = people as [Person, Person, Person]
    const remove = (by: Person, whom: Person) => by.call('teams.remove', { id: team.id, accountId: whom.id })
    expect((await remove(wang, zhao)).code).toBe('TEAM_CAPTAIN_ONLY')
    expect((await remove(li, li)).code).toBe('TEAM_OWN_PLACE')
    expect((await remove(li, zhao)).ok.size).toBe(2)
    expect((await remove(li, zhao)).code).toBe('TEAM_NOT_MEMBER')
    expect(await inbox(zhao)).toContain('您已不在志愿队里')
    expect((await zhao.call('teams.mine', {})).ok.team).toBeNull()
  })

  test('hands the team to another member, once, and is a member then', async () => {
    const { team, people } = await teamOf('李秀梅', '王桂英', '赵大山')
    const [li, wang, zhao] = people as [Person, Person, Person]
    const to = (whom: Person) => li.call('teams.handOver', { id: team.id, accountId: whom.id })
    const answers = await Promise.all([to(wang), to(zhao)])
    expect(answers.map(({ code }) => code ?? 'done').sort()).toEqual(['TEAM_CAPTAIN_ONLY', 'done'])
    const { members } = await read(li, team)
    expect(members.filter(({ captain }) => captain)).toHaveLength(1)
    expect((await read(li, team)).abilities).toEqual(['leave'])
  })

  test('gives it other words, of the version he has seen', async () => {
    const { team, people } = await teamOf('李秀梅', '王桂英')
    const [li, wang] = people as [Person, Person]
    const taken = await aTeam(await neighbour('赵大山'))
    const edit = (by: Person, name: string, version = team.version) =>
      by.call('teams.edit', { id: team.id, version, name, about: '' })
    expect((await edit(wang, '我来改')).code).toBe('TEAM_CAPTAIN_ONLY')
    expect((await edit(li, '代开发票')).code).toBe('TEXT_RISKY')
    expect((await edit(li, taken.name)).code).toBe('TEAM_NAME_TAKEN')
    expect((await edit(li, team.name)).ok).toMatchObject({ about: '', visibility: 'visible' })
    expect((await edit(li, '旧版本上改')).code).toBe('STALE_VERSION')
  })

  test('closes it, and so may who looks after the area; members are told', async () => {
    const { team, people } = await teamOf('李秀梅', '王桂英')
    const [li, wang] = people as [Person, Person]
    const close = (by: Person) => by.call('teams.close', { id: team.id })
    expect((await close(wang)).code).toBe('TEAM_CAPTAIN_ONLY')
    const elsewhere = await county.supervisor('东镇督办', county.towns[1]!)
    expect((await close(elsewhere)).code).toBe('TEAM_CAPTAIN_ONLY')
    const keeper = await county.administrator('镇管理', county.towns[0]!)
    expect((await read(keeper, team)).abilities).toContain('close')
    expect((await close(keeper)).ok.state).toBe('closed')
    expect((await close(li)).code).toBe('TEAM_CLOSED')
    for (const one of [li, wang]) expect(await inbox(one)).toContain('志愿队已解散')
    expect((await wang.call('teams.mine', {})).ok.team).toBeNull()
  })
})

test('one’s export names the team; a deleted captain is followed, and words of one alone go with him', async () => {
  const { team, people } = await teamOf('李秀梅', '王桂英')
  const [li, wang] = people as [Person, Person]
  const own = JSON.stringify((await li.call('identity.exportMine', {})).ok)
  expect(own).toContain(team.name)
  expect(own).toContain('"captain":true')
  const gone = (one: Person) => one.call('identity.deleteMine', { confirm: '注销账号' })
  expect((await gone(li)).status).toBe(200)
  const left = await read(wang, team)
  expect(left).toMatchObject({ captain: '王桂英', size: 1, name: team.name })
  expect(JSON.stringify(left)).not.toContain('李秀梅')
  expect((await gone(wang)).status).toBe(200)
  const { tenantId } = county.context
  const row = await county.context.model(teamModel).findOne({ _id: team.id, tenantId }).lean()
  expect(row).toMatchObject({ state: 'closed', name: '已解散的志愿队', about: '', size: 0 })
})

test('a child needs a guardian’s yes to found or join', async () => {
  const team = await aTeam(await neighbour('李秀梅'))
  const child = await neighbour('小明')
  ;(await child.call('identity.updateMe', { birthDate: '2018-01-01' })).ok
  expect((await join(child, team)).code).toBe('GUARDIAN_REQUIRED')
  expect((await child.call('teams.found', { name: '红领巾队' })).code).toBe('GUARDIAN_REQUIRED')
})
