import { makeDemo } from '../../server/src/identity'
import { type County, freshCounty, type Person } from '../support/county'
import { type H5, openH5 } from '../support/h5'

/** Volunteering in the browser build: an activity with two roles is drafted, published and joined. */

let county: County
let organiser: Person
let wang: Person
let h5: H5
let id: string

/** Where the browser is; its place becomes one of the map by the same shift as on any phone. */
const stand = async () => {
  const { lng, lat } = county.inside(county.grids[0]!)
  await h5.context.setGeolocation({ longitude: lng - 0.005, latitude: lat + 0.002 })
}
const open = (page: string) => h5.go(`volunteering/pages/${page}/index?id=${id}`)

beforeAll(async () => {
  county = await freshCounty({ at: new Date().toISOString() })
  organiser = await county.council('陈主任', county.communities[0])
  wang = await county.resident('王秀兰')
  for (const [person, username] of [
    [organiser, 'council'],
    [wang, 'resident'],
  ] as const)
    await makeDemo(county.context, { accountId: person.id, username, description: username })
  h5 = await openH5({ origin: county.server.url })
  await h5.context.grantPermissions(['geolocation'])
  await stand()
})
afterAll(async () => {
  expect(h5?.errors ?? []).toEqual([])
  await h5?.close()
  await county?.stop()
})

test('an organiser drafts an activity with two roles and publishes it', async () => {
  await h5.see('.sign-in-card').waitFor()
  await h5.signInAs('council')
  await h5.go('volunteering/pages/create/index')
  await h5.see('.in-title input').fill('清理河道垃圾')
  await h5.see('.in-text textarea').fill('一起把东河两岸的垃圾捡干净，工具由社区准备。')
  await h5.see('.find-place').click()
  await h5.see('.in-address input').fill('东河公园南门')
  await h5.see('.in-limit input').fill('1')
  await h5.see('.add-role').click()
  await h5.see('.in-role-1 input').fill('分类')
  await h5.see('.in-limit-1 input').fill('5')
  await h5.picture('vol-create')
  await h5.see('.create', '图钉就是地点').waitFor()
  await h5.see('.submit').click()
  await h5.see('.publish').click()
  await h5.see('.publish').waitFor({ state: 'hidden' })
  await h5.see('.roster', '还没有人报名').waitFor()
  const [one] = (await organiser.call('volunteering.organised', {})).ok.items
  id = one!.id
  expect(one).toMatchObject({ state: 'published', limit: 6 })
})

test('a resident takes a place in the second role', async () => {
  await h5.signInAs('resident')
  await open('activity')
  const { roles } = (await wang.call('volunteering.activity', { id })).ok
  await h5.see(`.role-${roles[1]!.id}`).click()
  await h5.see('.sign-up').click()
  await h5.see('.cancel-sign-up').waitFor()
  await h5.picture('vol-activity')
  expect((await wang.call('volunteering.activity', { id })).ok.myRoleId).toBe(roles[1]!.id)
})
