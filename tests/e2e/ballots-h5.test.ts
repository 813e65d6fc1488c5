import { makeDemo, openSession } from '../../server/src/identity'
import { aBallot } from '../support/ballots'
import { type County, freshCounty, type Person } from '../support/county'
import { type H5, openH5 } from '../support/h5'

/** A budget in the browser build: the sum left while one chooses, the step to confirm, and who paid what in the end. */

let county: County
let council: Person
let wang: Person
let ballotId: string
let secretId: string
let h5: H5

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
  const secret = aBallot(county, {
    ...{ title: '换不换物业', secret: true, areaId: county.county._id },
    voters: { kind: 'residents', areaIds: [county.county._id] },
  })
  const second = (await council.call('ballots.create', secret)).ok
  secretId = second.id
  await council
    .call('ballots.announce', { id: second.id, version: second.version })
    .then((answer) => answer.ok)
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
  await h5.see('.sign-in-card').waitFor()
  await h5.see('.open-ballots', '社区微更新').waitFor()
  await h5.go(`ballots/pages/ballot/index?id=${ballotId}`)
  await h5.see('.ballot', '总价不超过 100,000 元').waitFor()
  await h5.see('.ballot .sign-in-card').waitFor()
  await h5.signInAs('resident')
})

test('what is left is in sight, too much is refused, and the choice is looked at once more', async () => {
  await h5.see(`.open-ballots .ballot-${ballotId}`).click()
  await h5.see('.participation', '1 人 / 2 人').waitFor()
  await h5.see('.go-vote').click()
  await h5.see('.option-lamp').click()
  await h5.see('.budget-left', '还剩 40,000 元').waitFor()
  await h5.see('.option-pond').click()
  await h5.see('.budget-left', '超出预算 50,000 元').waitFor()
  await h5.see('.send-vote').click()
  await h5.see('.option-pond').click()
  await h5.see('.option-bench').click()
  await h5.see('.budget-left', '还剩 9,999.50 元').waitFor()
  await h5.picture('budget')
  await h5.see('.send-vote').click()
  await h5.see('.chosen', '南门路灯（60,000 元）').waitFor()
  await h5.picture('confirm')
  await h5.see('.confirm-vote').click()
  await h5.see('.vote-done').waitFor()
  await h5.see('.vote-done .copy-receipt').waitFor()
  await h5.see('.back').click()
  await h5.see('.mine', '您选了：南门路灯（60,000 元）；北园长椅（30,000.50 元）').waitFor()
  await h5.picture('ballot')
})

test('a secret vote is cast in the browser, and only its receipt is kept', async () => {
  const { opensAt, closesAt } = (await council.call('ballots.view', { id: secretId })).ok
  expect(Date.parse(opensAt)).toBeLessThan(Date.parse(closesAt))
  await h5.go(`ballots/pages/ballot/index?id=${secretId}`)
  await h5.see('.go-vote').click()
  await h5.see('.answer-yes').click()
  await h5.see('.send-vote').click()
  await h5.see('.chosen', '赞成').waitFor()
  await h5.see('.confirm-vote').click()
  await h5.see('.vote-done').waitFor()
  await h5.picture('secret-done')
  const kept = await h5.page.evaluate(() =>
    Object.entries(localStorage).filter(([key]) => key.startsWith('ballot-')),
  )
  expect(kept).toHaveLength(1)
  expect(kept[0]![1]).toMatch(/[0-9a-f]{64}/)
  expect(kept[0]![1]).not.toContain('yes')
  expect((await council.call('ballots.counts', { id: secretId })).ok.counted.present.heads).toBe(1)
})

test('the result says who paid what, and this browser has done the sums again', async () => {
  const { closesAt } = (await council.call('ballots.view', { id: ballotId })).ok
  await moveTo(closesAt)
  ;(await council.call('ballots.publish', { id: ballotId })).ok
  await h5.go(`ballots/pages/result/index?id=${ballotId}`)
  await h5.see('.outcome', '2 个项目入选').waitFor()
  await h5.see('.budget', '2 人支持，2 人一起出了 30,000.50 元').waitFor()
  await h5.see('.budget', '西镇北社区：1 人投票，份额 50,000 元').waitFor()
  await h5.see('.proof-holds', '全部一致').waitFor()
  await h5.picture('result')
  await h5.see('.seg-greedy').click()
  await h5.see('.budget', '从票最多的做起').waitFor()
  const download = h5.page.waitForEvent('download')
  await h5.see('.get-recount').click()
  expect((await download).suggestedFilename()).toBe(`recount-${ballotId}.jsonl`)
})
