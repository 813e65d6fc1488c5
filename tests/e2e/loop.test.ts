import type { Output } from '@linli/shared/contract'
import { grantRole } from '../../server/src/identity'
import { type County, freshCounty } from '../support/county'
import { signIn, takePhone } from '../support/phones'
import { photo } from '../support/photo'
import type { Weapp } from '../support/weapp'

/**
 * The walk of a report on the real bundle, the real server and the real engine: a dead street lamp, from the resident's phone to
 * the second round, every step through the pages. Everybody signs in with WeChat on a phone of their own; the county grants the
 * staff their roles.
 */

type CaseView = Output<'cases.view'>
type Who = 'resident' | 'gridWorker' | 'dispatcher' | 'handler'

let county: County
let weapp: Weapp
let caseId: string
const tokens = {} as Record<Who, string>

const grid = () => county.grids[0]!
const lampUnit = () => county.units.lamps!

async function visit(who: Who): Promise<string> {
  const { id, token } = await signIn(county, who)
  tokens[who] = token
  return id
}

async function hire(who: Exclude<Who, 'resident'>): Promise<void> {
  const accountId = await visit(who)
  const area = who === 'gridWorker' ? grid() : county.county
  const unit = who === 'handler' ? { unitId: lampUnit()._id, unitName: lampUnit().name } : {}
  const place = { areaId: area._id, areaPath: area.path, areaName: area.name }
  await grantRole(county.context, { accountId, role: who, ...place, ...unit })
}

/** Takes the phone of somebody else; what the last one left open is closed. */
async function asUser(who: Who): Promise<void> {
  const bytes = await photo(who === 'handler' ? '#eec' : '#223')
  weapp = await takePhone(county, weapp, who, { files: [{ name: 'lamp.jpg', bytes }] })
}

/** Finds the case on the desk and opens it. */
async function openFromDesk(): Promise<void> {
  await weapp.open('/staff/pages/desk/index')
  await weapp.tap(`.case-${caseId}`)
}

/** What the sheet says after a step, which stands for the step being done; a minute later everybody has been told. */
async function isDone(): Promise<string> {
  await weapp.find('.done-sheet__next')
  const said = await weapp.words('.ll-sheet__title')
  await county.server.settle()
  county.server.clock.advance(60_000)
  return said
}

const view = async (who: Who): Promise<CaseView> =>
  (await county.server.call('cases.view', { id: caseId }, { token: tokens[who] })).ok

beforeAll(async () => {
  county = await freshCounty()
  for (const who of ['gridWorker', 'dispatcher', 'handler'] as const) await hire(who)
  await visit('resident')
})
afterAll(async () => {
  await weapp?.close()
  await county?.stop()
})

test('a resident reports a dead street lamp with a photo and the place of the phone', async () => {
  await asUser('resident')
  await weapp.tap('.go-report')
  await weapp.tap('.ll-photos__add')
  await weapp.find('.ll-photos__cell--done')
  await weapp.tap('.common-0')
  await weapp.type('.in-address', '人民路 12 号')
  await weapp.tap('.submit')
  await weapp.tap('.open-case')
  await weapp.find('.case__text')
  caseId = String((await weapp.mp.currentPage())?.query.id)
  const one = await view('resident')
  expect(one).toMatchObject({ stage: 'reported', text: '路灯不亮', isReporter: true })
  expect(one.attachments).toHaveLength(1)
  expect(one.place.gridId).toBe(grid()._id)
  await county.server.settle()
})

test('the grid worker finds it on the desk and verifies it on site', async () => {
  await asUser('gridWorker')
  await openFromDesk()
  await weapp.tap('.do-verifyOnSite')
  await weapp.tap('.result-yes')
  await weapp.type('.in-note', '灯杆 12 号，灯不亮')
  await weapp.tap('.ll-photos__add')
  await weapp.find('.ll-photos__cell--done')
  await weapp.tap('.step-submit')
  expect(await isDone()).toBe('核实结果已提交')
})

test('the dispatcher files it with the proposed category and dispatches it to the proposed unit', async () => {
  await asUser('dispatcher')
  await openFromDesk()
  await weapp.tap('.do-file')
  await weapp.tap('.ask-category .ll-choice')
  await weapp.find('.category-chosen')
  await weapp.tap('.step-submit')
  expect(await isDone()).toBe('已立案')
  await weapp.tap('.ll-sheet .do-dispatch')
  await weapp.tap('.unit-proposed')
  await weapp.tap('.step-submit')
  expect(await isDone()).toMatch(/^已派给.+，.+ 前处理$/)
  const { clock, unit } = await view('dispatcher')
  expect(clock).toMatchObject({ state: 'running', overdue: false })
  expect(unit?.id).toBe(lampUnit()._id)
})

test('the unit accepts it with one tap and finishes it with a photo', async () => {
  await asUser('handler')
  await openFromDesk()
  await weapp.tap('.do-accept')
  expect(await isDone()).toMatch(/^已受理，请在 .+ 前处理$/)
  await weapp.tap('.ll-sheet .do-handle')
  await weapp.type('.in-note', '已更换灯泡，恢复照明')
  await weapp.tap('.step-submit')
  await weapp.find('.ask-photo .ll-field__error')
  await weapp.tap('.ll-photos__add')
  await weapp.find('.ll-photos__cell--done')
  await weapp.tap('.step-submit')
  expect(await isDone()).toBe('处理情况已提交，等待核查')
})

test('the grid worker checks it on site and closes it', async () => {
  await asUser('gridWorker')
  await openFromDesk()
  await weapp.tap('.do-check')
  await weapp.tap('.result-yes')
  await weapp.type('.in-note', '晚上七点查看，路灯已亮')
  await weapp.tap('.step-submit')
  expect(await isDone()).toBe('核查通过，可以结案')
  await weapp.tap('.ll-sheet .do-close')
  await weapp.find('.back-to-desk')
  expect(await isDone()).toBe('已结案')
  expect((await view('gridWorker')).stage).toBe('closed')
})

test('the resident has a message for each step', async () => {
  await asUser('resident')
  await weapp.open('/notifications/pages/inbox/index')
  await weapp.find('.notice')
  const page = await weapp.mp.currentPage()
  const titles = await Promise.all(
    (await page!.$$('.notice .ll-card__title')).map((title: { text(): Promise<string> }) => title.text()),
  )
  expect(titles.reverse()).toEqual([
    '已收到您的反映',
    '网格员已到现场核实',
    '已立案',
    expect.stringMatching(/^已派给路灯管理所.+ 前处理$/),
    '路灯管理所已受理',
    expect.stringContaining('路灯管理所已处理'),
    expect.stringContaining('已办结'),
  ])
})

test('the resident rates it as not solved: the second round starts at the unit', async () => {
  await weapp.tap('.notice')
  await weapp.tap('.do-rate')
  await weapp.tap('.seg-no')
  await weapp.tap('.seg-dissatisfied')
  await weapp.tap('.send-rate')
  await weapp.find('.rounds')
  const { stage, round, reworks, rounds } = await view('resident')
  expect({ stage, round, reworks }).toEqual({ stage: 'dispatched', round: 2, reworks: 1 })
  expect(rounds[0]?.ratings).toMatchObject({ count: 1, solved: 0 })

  await asUser('handler')
  await openFromDesk()
  expect(await weapp.words('.staff-notices')).toContain('第 2 轮办理')
  await weapp.find('.do-accept')
  expect(weapp?.errors).toEqual([])
})
