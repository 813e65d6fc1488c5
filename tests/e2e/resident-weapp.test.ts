import type { Output } from '@linli/shared/contract'
import { type Crew, crewOf, LAMP, step, walk } from '../support/cases'
import { type County, freshCounty } from '../support/county'
import { signIn, takePhone } from '../support/phones'
import { photo } from '../support/photo'
import { until, type Weapp } from '../support/weapp'

/** A resident's phone: the real weapp bundle under automator against the real server; the staff work over the API. */

let county: County
let crew: Crew
let weapp: Weapp
let caseId: string
let token: string

const view = async (): Promise<Output<'cases.view'>> =>
  (await county.server.call('cases.view', { id: caseId }, { token })).ok
const mine = async () => (await county.server.call('cases.mine', {}, { token })).ok.items

beforeAll(async () => {
  county = await freshCounty()
  crew = await crewOf(county)
  const files = [{ name: 'lamp.jpg', bytes: await photo('#223344') }]
  weapp = await takePhone(county, undefined, '居民', { files })
  token = (await signIn(county, '居民')).token
})
afterAll(async () => {
  await weapp?.close()
  await county?.stop()
})

test('without signing in by hand the first page offers to report', async () => {
  expect(await weapp.words('.go-report')).toContain('我要上报')
  expect(await weapp.words('.where')).toContain('青山县')
})

test('four taps report a dead lamp with photo and place', async () => {
  await weapp.tap('.go-report')
  await weapp.says('.spot', /西镇南社区 西镇南1网格/)
  await weapp.tap('.ll-photos__add')
  await weapp.find('.ll-photos__cell--done')
  await weapp.tap('.common-0')
  await weapp.tap('.submit')
  await weapp.says('.reported__title', /已经收到您的上报/)
  const [one] = await mine()
  caseId = one!.id
  const { text, attachments, place } = await view()
  expect({ text, photos: attachments.length, grid: place.gridName }).toEqual({
    text: '路灯不亮',
    photos: 1,
    grid: '西镇南1网格',
  })
})

test('a place outside of the county is said at once', async () => {
  weapp.phone.place = { lng: 121.5, lat: 31.2 }
  await weapp.tab('home')
  await weapp.tap('.go-report')
  await weapp.says('.spot', /不在本县/)
  await weapp.mp.callWxMethod('navigateBack', {})
  weapp.phone.place = county.inside(county.grids[0]!)
})

test('the proposed category is taken with one tap and says why', async () => {
  await weapp.tab('home')
  await weapp.tap('.go-report')
  await weapp.type('.in-text', '楼下的路灯坏了，灯不亮')
  await weapp.tap('.category-accept')
  await weapp.says('.category__chosen', /路灯不亮/)
  await weapp.mp.callWxMethod('navigateBack', {})
})

test('it stands in 我的事项 with its stage', async () => {
  await weapp.open('/cases/pages/mine/index')
  await weapp.says(`.case-${caseId}`, /已收到/)
})

test('each step of the staff is a message that opens the case', async () => {
  const filed = await step(crew.dispatcher, { id: caseId }, 'file', { categoryCode: LAMP })
  await walk(crew, filed.ok, 'closed')
  await county.server.settle()
  await weapp.open('/notifications/pages/inbox/index')
  await weapp.says('.notice', /已办结/)
  await weapp.tap('.notice')
  await weapp.says('.case-head', /已经办结/)
  expect((await weapp.mp.currentPage())?.path).toBe('cases/pages/case/index')
  const { items } = (await county.server.call('notifications.inbox', {}, { token })).ok
  expect(items[0]?.read).toBe(true)
})

test('the timeline says in plain words who did what', async () => {
  await weapp.says('.history', /派给.+前办好/)
  await weapp.says('.history', /您上报了问题/)
})

test('the resident rates it, and the rating is shown', async () => {
  await weapp.tap('.do-rate')
  await weapp.tap('.seg-basically')
  await weapp.tap('.send-rate')
  await weapp.says('.my-rating', /已解决，基本满意/)
})

test('"unsolved" with words and a photo starts round 2 at the unit', async () => {
  await weapp.tap('.do-unsolved')
  await weapp.type('.in-reason', '晚上又灭了')
  weapp.phone.files = [{ name: 'dark.jpg', bytes: await photo('#000000') }]
  await weapp.tap('.ll-sheet .ll-photos__add')
  await weapp.find('.ll-sheet .ll-photos__cell--done')
  await weapp.tap('.send-unsolved')
  await weapp.says('.rounds', /办了 2 轮/)
  await weapp.says('.case-head', /已派给.+前办好/)
  const { round, stage, reworks } = await view()
  expect({ round, stage, reworks }).toEqual({ round: 2, stage: 'dispatched', reworks: 1 })
})

test('a report made without a connection waits on the phone and is sent once', async () => {
  await weapp.tab('home')
  await weapp.tap('.go-report')
  await weapp.says('.spot', /西镇南1网格/)
  await weapp.type('.in-text', '井盖坏了，没有网络时报的')
  await weapp.setOnline(false)
  await weapp.tap('.submit')
  await weapp.says('.reported__title', /已经存在手机里/)
  await weapp.tab('home')
  await weapp.says('.drafts', /井盖坏了/)
  await weapp.setOnline(true)
  const sent = async () => (await mine()).filter(({ title }) => title.includes('没有网络时报的'))
  expect(await until(sent, ({ length }) => length > 0)).toHaveLength(1)
})

test('a report with a photo that waits on the phone survives the end of the mini-program', async () => {
  await weapp.tab('home')
  await weapp.tap('.go-report')
  await weapp.says('.spot', /西镇南1网格/)
  await weapp.type('.in-text', '树倒了，微信也关了')
  await weapp.setOnline(false)
  await weapp.tap('.ll-photos__add')
  await weapp.find('.ll-photos__cell--failed')
  await weapp.restart()
  await weapp.setOnline(false)
  await weapp.tap('.go-report')
  await weapp.find('.start-anew')
  await weapp.find('.ll-photos__cell--failed')
  await weapp.says('.spot', /网格|位置/)
  await weapp.tap('.submit')
  await weapp.says('.reported__title', /已经存在手机里/)
  await weapp.restart()
  const sent = async () => (await mine()).filter(({ title }) => title.includes('微信也关了'))
  const [one] = await until(sent, ({ length }) => length > 0)
  const { attachments } = (await county.server.call('cases.view', { id: one!.id }, { token })).ok
  expect(attachments).toHaveLength(1)
  await until(
    async () => weapp.keptFiles(),
    ({ length }) => length === 0,
  )
})

test('nothing was thrown', () => {
  expect(weapp.errors).toEqual([])
})
