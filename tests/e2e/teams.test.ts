import { DEFAULT_RULES } from '@linli/shared/points/rules'
import { createContext } from '../../server/src/platform/context'
import { newId } from '../../server/src/platform/store/id'
import { pay } from '../../server/src/points/commands/pay'
import { type County, freshCounty } from '../support/county'
import { signIn, takePhone } from '../support/phones'
import { until, type Weapp } from '../support/weapp'

/** A volunteer team from its founding to its end, and its place in the ranking, through the pages of the real bundle. */

type Who = 'li' | 'wang' | 'zhao'

let county: County
let weapp: Weapp
let teamId: string
const ids = new Map<Who, string>()

const visit = (who: Who) => signIn(county, who)
const asUser = async (who: Who) => {
  weapp = await takePhone(county, weapp, who)
}
const call = async <N extends 'teams.read' | 'teams.mine'>(who: Who, name: N, input: never) =>
  (await county.server.call(name, input, { token: (await visit(who)).token })).ok
const team = () => call('li', 'teams.read', { id: teamId } as never)
const yes = (confirm: boolean) =>
  weapp.mp.mockWxMethod('showModal', { confirm, cancel: !confirm, errMsg: 'showModal:ok' })

beforeAll(async () => {
  county = await freshCounty()
  for (const who of ['li', 'wang', 'zhao'] as const) {
    const { id, token } = await visit(who)
    ids.set(who, id)
    const home = {
      communityId: county.communities[0]!._id,
      name: { li: '李秀梅', wang: '王桂英', zhao: '赵大山' }[who],
    }
    ;(await county.server.call('identity.updateMe', home, { token })).ok
  }
})
afterAll(async () => {
  await weapp?.close()
  await county?.stop()
})

test('one founds a team, and leads it', async () => {
  await asUser('li')
  await weapp.tab('volunteering')
  await weapp.tap('.go-teams')
  await weapp.tap('.found-team')
  await weapp.type('.in-team-name', '东河银龄队')
  await weapp.type('.in-team-about', '陪老人看病')
  await weapp.tap('.send-team')
  await weapp.says('.team-head', /东河银龄队.*陪老人看病.*李秀梅.*1 人/s)
  const { team: mine } = await call('li', 'teams.mine', {} as never)
  teamId = mine?.id as string
})

test('others find it and join, when they have said yes', async () => {
  await asUser('wang')
  await weapp.open('/teams/pages/list/index')
  await weapp.tap(`.team-${teamId}`)
  await weapp.says('.team-head', /李\*梅/)
  await yes(false)
  await weapp.tap('.join-team')
  expect((await team()).size).toBe(1)
  await yes(true)
  await weapp.tap('.join-team')
  await weapp.says('.team-members', /李秀梅.*王桂英（我）/s)
  await county.server.call('teams.join', { id: teamId }, { token: (await visit('zhao')).token })
})

test('what the three earn puts the team into the ranking', async () => {
  county.server.clock.advance(1_000)
  const context = createContext(county.server.process.services, county.tenant._id, county.context.actor)
  for (const accountId of ids.values())
    await pay(context, {
      ...{ kind: 'help', accountId, subjectId: newId(), quantity: 1, at: county.server.clock.now() },
    })
  const points = 3 * DEFAULT_RULES.kinds.help.points
  await weapp.open('/points/pages/ranking/index')
  await weapp.tap('.seg-teams')
  await weapp.says('.ranking-me', new RegExp(`第 1 名.*东河银龄队（我的队）.*${points} 分，3 人`, 's'))
  await weapp.tap('.ranking-me')
  await weapp.find('.team-members')
})

test('the captain takes one out, hands the team over and leaves; the last one ends it', async () => {
  await asUser('li')
  await weapp.open(`/teams/pages/team/index?id=${teamId}`)
  await yes(true)
  await weapp.tap(`.member-${ids.get('zhao')}`)
  await weapp.tap('.remove-member')
  await until(team, ({ size }) => size === 2)
  await weapp.says('.team-head', /2 人/)
  await weapp.tap('.leave-team')
  await until(team, ({ captain }) => captain === '王*英')
  await asUser('wang')
  await weapp.open(`/teams/pages/team/index?id=${teamId}`)
  await weapp.says('.team-members', /王桂英（我）.*队长/s)
  await yes(true)
  await weapp.tap('.close-team')
  await weapp.says('.team-head', /已解散/)
  expect(weapp.errors).toEqual([])
})
