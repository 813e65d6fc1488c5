import { makeDemo, openSession } from '../../server/src/identity'
import { aBallot } from '../support/ballots'
import { type County, freshCounty, type Person } from '../support/county'
import { type H5, openH5 } from '../support/h5'

/** A budget in the browser build: the sum left while one chooses, the step to confirm, and who paid what in the end. */

let county: County
let council: Person
let wang: Person
let ballotId: string
let h5: H5

const see = (selector: string) => h5.page.locator(`${selector}:visible`).first()
const seeWords = (selector: string, words: string) =>
  h5.page.locator(`${selector}:visible`, { hasText: words }).first()
const go = (page: string) =>
  h5.page.evaluate((hash) => {
    location.hash = hash
  }, `#/${page}`)
/** LINLI_PICTURES names a folder for pictures of the pages, to be looked at. */
const picture = async (name: string) => {
  const folder = process.env.LINLI_PICTURES
  if (folder) await h5.page.screenshot({ path: `${folder}/h5-${name}.png`, fullPage: true })
}
const moveTo = async (at: string | number) => {
  county.server.clock.set(at)
  for (const person of [council, wang])
    person.token = (await openSession(county.context, person.id)).accessToken
}

beforeAll(async () => {
  county = await freshCounty({ at: new Date().toISOString() })
  const [south, north] = county.communities
  council = await county.council('议事会')
  wang = await county.resident('王秀兰')
  const li = await county.resident('李建国')
  await makeDemo(county.context, { accountId: li.id, username: 'resident', description: '居民' })
  ;(await li.call('identity.updateMe', { communityId: south!._id })).ok
  ;(await wang.call('identity.updateMe', { communityId: north!._id })).ok
  const terms = aBallot(county, {
    title: '社区微更新，钱用在哪里',
    areaId: county.county._id,
    rules: { kind: 'budget', by: 'approval', budget: 10_000_000 },
    options: [
      { id: 'lamp', title: '南门路灯', cost: 6_000_000 },
      { id: 'bench', title: '北园长椅', cost: 3_000_050 },
      { id: 'pond', title: '东湖清淤', cost: 9_000_000 },
    ],
    voters: { kind: 'residents', areaIds: [county.county._id] },
  })
  const { id, version } = (await council.call('ballots.create', terms)).ok
  ballotId = id
  const { opensAt } = (await council.call('ballots.announce', { id, version })).ok
  await moveTo(opensAt)
  const choice = { kind: 'budget', options: ['bench'] } as const
  ;(await wang.call('ballots.vote', { id, choice: { ...choice, options: [...choice.options] } })).ok
  h5 = await openH5({ origin: county.server.url })
})
afterAll(async () => {
  expect(h5?.errors ?? []).toEqual([])
  await h5?.close()
  await county?.stop()
})

test('everybody sees the vote; to vote one signs in', async () => {
  await see('.sign-in-card').waitFor()
  await seeWords('.open-ballots', '社区微更新').waitFor()
  await go(`ballots/pages/ballot/index?id=${ballotId}`)
  await seeWords('.ballot', '总价不超过 100,000 元').waitFor()
  await see('.ballot .sign-in-card').waitFor()
  await go('identity/pages/sign-in/index')
  await see('.demo-resident').click()
  await see('.go-report').waitFor()
})

test('what is left is in sight, too much is refused, and the choice is looked at once more', async () => {
  await see(`.open-ballots .ballot-${ballotId}`).click()
  await seeWords('.participation', '1 人 / 2 人').waitFor()
  await see('.go-vote').click()
  await see('.option-lamp').click()
  await seeWords('.budget-left', '还剩 40,000 元').waitFor()
  await see('.option-pond').click()
  await seeWords('.budget-left', '超出预算 50,000 元').waitFor()
  await see('.send-vote').click()
  await see('.option-pond').click()
  await see('.option-bench').click()
  await seeWords('.budget-left', '还剩 9,999.50 元').waitFor()
  await picture('budget')
  await see('.send-vote').click()
  await seeWords('.chosen', '南门路灯（60,000 元）').waitFor()
  await picture('confirm')
  await see('.confirm-vote').click()
  await see('.vote-done').waitFor()
  await see('.vote-done .copy-receipt').waitFor()
  await see('.back').click()
  await seeWords('.mine', '您选了：南门路灯（60,000 元）；北园长椅（30,000.50 元）').waitFor()
  await picture('ballot')
})

test('the result says who paid what, and this browser has done the sums again', async () => {
  const { closesAt } = (await council.call('ballots.view', { id: ballotId })).ok
  await moveTo(closesAt)
  ;(await council.call('ballots.publish', { id: ballotId })).ok
  await go(`ballots/pages/result/index?id=${ballotId}`)
  await seeWords('.outcome', '2 个项目入选').waitFor()
  await seeWords('.budget', '2 人支持，2 人一起出了 30,000.50 元').waitFor()
  await seeWords('.budget', '西镇北社区：1 人投票，份额 50,000 元').waitFor()
  await seeWords('.proof-holds', '全部一致').waitFor()
  await picture('result')
  await see('.seg-greedy').click()
  await seeWords('.budget', '从票最多的做起').waitFor()
  const download = h5.page.waitForEvent('download')
  await see('.get-recount').click()
  expect((await download).suggestedFilename()).toBe(`recount-${ballotId}.jsonl`)
})
