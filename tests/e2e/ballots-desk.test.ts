import { grantRole, openSession } from '../../server/src/identity'
import { ownersOf } from '../api/ballots/world'
import { aBallot } from '../support/ballots'
import { type County, freshCounty, type Person } from '../support/county'
import { signIn, takePhone } from '../support/phones'
import { until, type Weapp } from '../support/weapp'

/**
 * What tests/e2e/ballots leaves: votes given to somebody else, corrections of a roll with both figures, a vote that is called off,
 * candidates in order, and a budget with both ways to spend it; on the real bundle, the real server and the real engine.
 */

const DAY = 86_400_000
type Who = 'chen' | 'liu' | 'agent' | 'owner'

let county: County
/** A third of the council, over the API. */
let council: Person
let owners: Person[]
let rollId: string
let weapp: Weapp

const visit = (who: Who) => signIn(county, who)
async function asUser(who: Who): Promise<void> {
  weapp = await takePhone(county, weapp, who)
}
const open = (page: string, id: string) => weapp.open(`/ballots/pages/${page}/index?id=${id}`)
async function picture(name: string): Promise<void> {
  const folder = process.env.LINLI_PICTURES
  if (folder) await weapp.browser.screenshot({ path: `${folder}/${name}.png` })
}
async function moveTo(at: string | number): Promise<void> {
  county.server.clock.set(at)
  for (const person of [council, ...owners])
    person.token = (await openSession(county.context, person.id)).accessToken
}
/** Drafts and announces; moved to its opening. */
async function opened(more: Parameters<typeof aBallot>[1]): Promise<string> {
  const { id, version } = (await council.call('ballots.create', aBallot(county, more))).ok
  const { opensAt } = (await council.call('ballots.announce', { id, version })).ok
  await moveTo(opensAt)
  await county.server.runJob('ballots.turn')
  return id
}
const present = async (id: string) =>
  (await council.call('ballots.view', { id })).ok.participation.present.heads

beforeAll(async () => {
  county = await freshCounty({ at: new Date().toISOString() })
  const community = county.communities[0]!
  owners = []
  council = await county.council('议事会', community)
  const place = { areaId: community._id, areaPath: community.path, areaName: community.name }
  for (const who of ['chen', 'liu'] as const)
    await grantRole(county.context, { accountId: (await visit(who)).id, role: 'council', ...place })
  for (const who of ['agent', 'owner'] as const) {
    const { token } = await visit(who)
    const input = { name: who === 'owner' ? '周六' : '代理人', communityId: community._id }
    await county.server.call('identity.updateMe', input, { token }).then((one) => one.ok)
  }
  const homes = ['张一', '王二', '李三', '赵四'].map((name) => ({ name, area: '100.00' }))
  ;({ rollId, owners } = await ownersOf(county, council, [...homes, { name: '周六', area: '100.00' }]))
  // The fifth home is that of a phone.
  const { token } = await visit('owner')
  const claim = { rollId, unit: '1-105', name: '周六' }
  const { id } = (await county.server.call('ballots.claimHome', claim, { token })).ok
  await council.call('ballots.decideClaim', { id, approve: true }).then((one) => one.ok)
})
afterAll(async () => {
  expect(weapp?.errors ?? []).toEqual([])
  await weapp?.close()
  await county?.stop()
})

describe('a vote by somebody else', () => {
  let id: string
  const codes: string[] = []

  test('an owner gives a code that is shown once', async () => {
    id = await opened({ title: '是否加装门禁', voters: { kind: 'owners', rollId }, matter: 9 })
    await asUser('owner')
    await open('ballot', id)
    await weapp.tap('.give-proxy')
    codes.push(String(await weapp.words('.proxy-code')).trim())
    await picture('proxy-code')
    for (const owner of owners.slice(0, 3)) {
      const [right] = (await owner.call('ballots.view', { id })).ok.mine
      codes.push((await owner.call('ballots.offerProxy', { id, voterId: right!.voterId })).ok.code)
    }
  })

  test('three are taken; the fourth is refused in plain words', async () => {
    await asUser('agent')
    await open('ballot', id)
    for (const [i, code] of codes.entries()) {
      await weapp.tap('.take-proxy')
      await weapp.type('.in-proxy-code', code)
      if (i === 0) await picture('take-proxy')
      await weapp.tap('.send-proxy')
      if (i < 3) await weapp.says('.mine', new RegExp(`(替人投[\\s\\S]*){${i + 1}}`))
    }
    await until(
      async () => JSON.stringify((await weapp.calls()).filter(({ name }) => name === 'showToast')),
      (told) => told.includes('一个人最多代理三位业主，请另找代理人。'),
    )
    await picture('proxy-full')
  })

  test('the proxy votes; who votes himself after all beats him', async () => {
    const { token } = await visit('owner')
    const mine = async () => (await county.server.call('ballots.view', { id }, { token })).ok.mine[0]!
    const { voterId } = await mine()
    await open('ballot', id)
    await weapp.tap(`.vote-for-${voterId}`)
    await weapp.tap('.answer-no')
    await weapp.tap('.send-vote')
    await weapp.tap('.confirm-vote')
    await weapp.find('.vote-done')
    expect(await present(id)).toBe(1)
    await asUser('owner')
    await open('ballot', id)
    await weapp.says('.mine', /这一票已由别人或纸质票投出/)
    await weapp.tap(`.change-${voterId}`)
    await weapp.tap('.answer-yes')
    await weapp.tap('.send-vote')
    await weapp.tap('.confirm-vote')
    await weapp.find('.vote-done')
    await weapp.tap('.back')
    await weapp.says('.mine', /您选了：赞成/)
    expect(await mine()).toMatchObject({ choice: { answer: 'yes' }, mayVote: false })
    expect(await present(id)).toBe(1)
  })
})

test('a correction of the roll shows both figures, and counts once a second person has approved it', async () => {
  await asUser('chen')
  await open('roll', rollId)
  await weapp.says('.roll', /已冻结/)
  await weapp.tap('.seg-units')
  await weapp.tap('.revise-1-104')
  await weapp.type('.in-new-area', '120')
  await weapp.type('.in-reason', '产权证复核')
  await picture('revise')
  await weapp.tap('.send-revision')
  await weapp.tap('.seg-revisions')
  const figures = /原来\s*100.00 平方米[\s\S]*改为\s*120.00 平方米[\s\S]*500.00 平方米[\s\S]*520.00 平方米/
  await weapp.says('.revision-proposed', figures)
  await asUser('liu')
  await open('roll', rollId)
  await weapp.tap('.seg-revisions')
  await picture('revision')
  await weapp.tap('.approve-revision')
  await weapp.says('.revision-approved', figures)
})

test('a vote that is called off says why, to everybody', async () => {
  const { id, version } = (await council.call('ballots.create', aBallot(county, { title: '是否涨物业费' })))
    .ok
  await council.call('ballots.announce', { id, version }).then((one) => one.ok)
  await asUser('chen')
  await open('manage', id)
  await weapp.tap('.cancel')
  await weapp.type('.in-words', '材料有误，改好以后重新公告')
  await picture('cancel')
  await weapp.tap('.send-words')
  await weapp.says('.manage', /已取消。原因：材料有误/)
  await county.server.settle()
  await asUser('agent')
  await weapp.open('/notifications/pages/inbox/index')
  await weapp.says('.messages', /表决取消了[\s\S]*材料有误/)
  await open('ballot', id)
  await weapp.says('.ballot', /已取消：材料有误，改好以后重新公告/)
  await picture('cancelled')
})

test('candidates are put in order, and the result says round by round who left', async () => {
  const options = ['甲', '乙', '丙'].map((title, i) => ({ id: `c${i}`, title: `${title}方案` }))
  const id = await opened({ title: '选一个改造方案', rules: { kind: 'ranked' }, options })
  await asUser('agent')
  await open('ballot', id)
  await weapp.tap('.go-vote')
  await weapp.tap('.option-c2')
  await weapp.tap('.option-c0')
  await weapp.tap('.up-c0')
  await picture('ranked')
  await weapp.tap('.send-vote')
  await weapp.says('.chosen', /甲方案[\s\S]*丙方案/)
  await weapp.tap('.confirm-vote')
  await weapp.find('.vote-done')
  await moveTo((await council.call('ballots.view', { id })).ok.closesAt)
  await council.call('ballots.publish', { id }).then((one) => one.ok)
  await open('result', id)
  await weapp.says('.outcome', /甲方案/)
  await weapp.says('.rounds', /第 ?1 ?轮[\s\S]*甲方案/)
  await picture('ranked-result')
})

test('a budget says who paid what by Equal Shares, and the other way beside it', async () => {
  const options = [
    { id: 'lamp', title: '南门路灯', cost: 6_000_000 },
    { id: 'bench', title: '长椅', cost: 3_000_000 },
  ]
  const rules = { kind: 'budget', by: 'approval', budget: 8_000_000 } as const
  const id = await opened({ title: '微更新的钱用在哪里', rules, options })
  await asUser('agent')
  await weapp.tab('deliberation')
  await weapp.tap('.seg-ballots')
  await weapp.tap('.seg-county')
  await picture('ballots-county')
  await weapp.tap(`.ballot-${id}`)
  await weapp.tap('.go-vote')
  await weapp.tap('.option-lamp')
  await weapp.says('.budget-left', /还剩 20,000 元/)
  await weapp.tap('.send-vote')
  await weapp.tap('.confirm-vote')
  await weapp.find('.vote-done')
  await moveTo(Date.parse((await council.call('ballots.view', { id })).ok.closesAt) + DAY)
  await council.call('ballots.publish', { id }).then((one) => one.ok)
  await open('result', id)
  await weapp.says('.budget', /南门路灯[\s\S]*1 人一起出了 60,000 元/)
  await weapp.says('.budget', /每一片该得和实得[\s\S]*份额 80,000 元，用了 60,000 元/)
  await picture('budget-result')
  await weapp.tap('.seg-greedy')
  await weapp.says('.budget', /从票最多的做起/)
  await weapp.tap('.get-pabulib')
  await weapp.says('.proof', /取预算投票文件/)
  const address = String(weapp.phone.clipboard)
  const file = await (await fetch(address.replace(/^http:\/\/api\.linli\.local/, county.server.url))).text()
  expect(file.split('\n')[0]).toBe('META')

  // And projects of such a file go into the next draft.
  const draft = (await council.call('ballots.create', aBallot(county, { rules, options: [options[1]!] }))).ok
  await asUser('chen')
  await open('manage', draft.id)
  weapp.phone.files = [{ name: 'projects.pb', bytes: Buffer.from(file.slice(0, file.length / 2)) }]
  await weapp.tap('.import-projects')
  await weapp.says('.projects-said', /行|截断/)
  await picture('pb-cut')
  weapp.phone.files = [{ name: 'projects.pb', bytes: Buffer.from(file) }]
  await weapp.tap('.import-projects')
  await until(
    async () => (await council.call('ballots.view', { id: draft.id })).ok.options.length,
    (count) => count === 2,
  )
})
