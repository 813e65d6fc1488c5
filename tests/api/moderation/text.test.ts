import { checkText } from '../../../server/src/moderation'
import { type Somebody, type World, world } from '../files/world'
import { checkOf, MINUTE_MS, told, wordsOf } from './watched'

let here: World
let li: Somebody
beforeEach(async () => {
  here = await world()
  li = await here.resident('李')
})
afterEach(() => here.stop())

const wechat = () => here.server.simulator.control
const check = (person: Somebody, text: string) => checkText(person.context, { accountId: person.id, text })
const PATH = '/wxa/msg_sec_check'

test('words pass, are risky, or unknown when WeChat wants a person to look', async () => {
  expect(await check(li, '路灯不亮')).toBe('passed')
  expect(await check(li, '代开发票')).toBe('risky')
  expect(await check(li, '加微信返利')).toBe('unknown')
})

test.each([
  ['the quota is used up', { kind: 'errcode', errcode: 44991 }],
  ['WeChat is busy', { kind: 'errcode', errcode: -1 }],
  ['the minute is full', { kind: 'errcode', errcode: 45011 }],
  ['the answer is torn', { kind: 'garbage' }],
  ['the gateway is down', { kind: 'http', status: 502 }],
] as const)('words are unknown when %s', async (_, fault) => {
  await wechat().addFault({ path: PATH, times: 'always', ...fault })
  expect(await check(li, '路灯不亮')).toBe('unknown')
})

test('words are unknown when their author was here long ago or has no WeChat', async () => {
  await wechat().advance({ ms: 121 * MINUTE_MS })
  expect(await check(li, '路灯不亮')).toBe('unknown')
  await here.county.connection
    .collection('accounts')
    .updateOne({ _id: li.id as never }, { $set: { openid: null } })
  expect(await check(li, '路灯不亮')).toBe('unknown')
})

test('staff without WeChat write without a check', async () => {
  expect(await check(await here.staff('维修工', 'handler'), '已更换灯泡')).toBe('passed')
})

test('unknown words are asked about again, and are then kept here no longer', async () => {
  await wechat().addFault({ path: PATH, kind: 'errcode', errcode: 45009, times: 2 })
  const caseId = await wordsOf(li, '路灯不亮')
  await here.server.settle()
  expect(await checkOf(here, caseId)).toMatchObject({ state: 'pending', text: '路灯不亮' })
  here.server.clock.advance(MINUTE_MS)
  await here.server.runJob('moderation.followUp')
  here.server.clock.advance(5 * MINUTE_MS)
  await here.server.runJob('moderation.followUp')
  expect(await checkOf(here, caseId)).toMatchObject({ state: 'passed', text: null })
  expect(await told(here, caseId)).toEqual(['passed'])
})

test('words that turn out to be risky are hidden', async () => {
  const caseId = await wordsOf(li, '裸聊')
  await here.server.settle()
  expect(await told(here, caseId)).toEqual(['hidden'])
})

test('words WeChat wants a person to look at go to a person at once', async () => {
  const caseId = await wordsOf(li, '加微信返利')
  await here.server.settle()
  expect(await checkOf(here, caseId)).toMatchObject({ state: 'person', why: 'review' })
})

test('words nobody answers for go to a person after three hours at the latest', async () => {
  await wechat().addFault({ path: PATH, kind: 'errcode', errcode: 45009, times: 'always' })
  const caseId = await wordsOf(li, '路灯不亮')
  await here.server.settle()
  here.server.clock.advance(181 * MINUTE_MS)
  await here.server.runJob('moderation.followUp')
  expect(await checkOf(here, caseId)).toMatchObject({ state: 'person', why: 'silent', text: '路灯不亮' })
})

test('who leaves takes along what waits', async () => {
  const mine = here.county.personalData.get('moderation')!
  const caseId = await wordsOf(li, '加微信返利')
  await here.server.settle()
  expect(await mine.collect(li.context, li.id)).toMatchObject([
    { kind: 'text', text: '加微信返利', state: 'person' },
  ])
  await li.context.transact((tx) => mine.erase(tx, li.id))
  expect(await checkOf(here, caseId)).toMatchObject({ state: 'hidden', text: null })
})
