import { makeDemo } from '../../server/src/identity'
import { balanceOf } from '../../server/src/points'
import { give } from '../api/points/support'
import { aCase, type Crew, crewOf } from '../support/cases'
import { type County, freshCounty, type Person } from '../support/county'
import { type H5, openH5 } from '../support/h5'

/** Points in the browser build: what one has, the household, the ranking, and two people of the staff for an adjustment. */

let county: County
let crew: Crew
let wang: Person
let h5: H5

beforeAll(async () => {
  county = await freshCounty({ at: new Date().toISOString() })
  crew = await crewOf(county)
  wang = await county.resident('王秀兰')
  const admin = await county.administrator('周管理')
  for (const [person, username] of [
    [crew.resident, 'resident'],
    [crew.supervisor, 'supervisor'],
    [admin, 'admin'],
  ] as const)
    await makeDemo(county.context, { accountId: person.id, username, description: username })
  for (const person of [crew.resident, wang])
    (await person.call('identity.updateMe', { communityId: county.communities[0]!._id })).ok
  await aCase(crew, 'filed')
  await county.server.settle()
  await give(county, crew.resident.id, 50, 20)
  await give(county, wang.id, 5)
  h5 = await openH5({ origin: county.server.url })
})
afterAll(async () => {
  expect(h5?.errors ?? []).toEqual([])
  await h5?.close()
  await county?.stop()
})

test('a resident sees what there is, what it came from and when it expires', async () => {
  await h5.see('.sign-in-card').waitFor()
  await h5.signInAs('resident')
  await h5.go('points/pages/mine/index')
  await h5.see('.points-balance__number', '60').waitFor()
  await h5.see('.points-expiring', '50 分').waitFor()
  await h5.see('.points-history', '上报问题被立案').waitFor()
  await h5.picture('mine')
})

test('invites a relative, who joins, and passes points on', async () => {
  await h5.see('.go-household').click()
  await h5.see('.make-code').click()
  const code = ((await h5.see('.household-code').textContent()) ?? '').trim()
  ;(await wang.call('points.join', { code })).ok
  await h5.go('points/pages/mine/index')
  await h5.see('.go-household').click()
  await h5.see('.household-members', '王秀兰').waitFor()
  await h5.picture('household')
  await h5.see('.household-relative').click()
  await h5.see('.in-amount input').fill('20')
  await h5.picture('household-send')
  await h5.see('.send-points').click()
  await h5.sayYes()
  await h5.see('.household-members', '25 分').waitFor()
  expect((await balanceOf(county.context, wang.id)).balance).toBe(25)
})

test('leaves the ranking', async () => {
  await h5.go('points/pages/ranking/index')
  await h5.see('.ranking-me').waitFor()
  await h5.picture('ranking')
  await h5.see('.ranking-hidden').click()
  await h5.see('.ranking', '这个月还没有人得积分').waitFor()
})

test('an adjustment is asked for by one and decided by another', async () => {
  await h5.signInAs('admin')
  await h5.go('points/pages/rules/index')
  await h5.see('.rules-form').waitFor()
  await h5.see('.try-rules').click()
  await h5.see('.rules-preview').waitFor()
  await h5.picture('rules')
  await h5.go('points/pages/keep/index')
  await h5.see('.in-account input').fill(crew.resident.id)
  await h5.see('.in-amount input').fill('15')
  await h5.see('.in-reason textarea').fill('活动签到漏记，补发')
  await h5.see('.ask-adjustment').click()
  await h5.see('.adjustment-asked').waitFor()
  expect(await h5.page.locator('.approve:visible').count()).toBe(0)
  await h5.picture('keep')
  await h5.signInAs('supervisor')
  await h5.go('points/pages/keep/index')
  await h5.see('.approve').click()
  await h5.sayYes()
  await h5.see('.adjustment-done').waitFor()
  expect((await balanceOf(county.context, crew.resident.id)).balance).toBe(55)
})

test('the records of an account are a file whose chain was checked', async () => {
  await h5.see('.points-keep', '查账').waitFor()
  await h5.page.locator('.points-keep').getByText('查账').last().click()
  await h5.see('.in-audit-account input').fill(crew.resident.id)
  const file = h5.page.waitForEvent('download')
  await h5.see('.get-audit').click()
  expect((await file).suggestedFilename()).toBe(`points-${crew.resident.id}.jsonl`)
  await h5.see('.audit-holds').waitFor()
  await h5.picture('audit')
})
