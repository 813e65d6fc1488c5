import { type Caller, simulator } from '../fixture'

let sim: Caller
let openid: string
beforeEach(async () => {
  sim = await simulator()
  openid = await sim.openidOf('李奶奶')
})
afterEach(() => sim.close())

const check = (more: Record<string, unknown> = {}) =>
  sim.post('/wxa/msg_sec_check', { version: 2, scene: 3, openid, content: '三号楼的路灯坏了', ...more })

test('ordinary words pass', async () => {
  expect(await check()).toMatchObject({
    errcode: 0,
    result: { suggest: 'pass', label: 100 },
    trace_id: expect.any(String),
  })
})

test('a keyword makes it risky or worth a review, with its label, and errcode stays 0', async () => {
  expect(await check({ content: '代开发票找我' })).toMatchObject({
    errcode: 0,
    result: { suggest: 'risky', label: 10001 },
  })
  expect(await check({ content: '刷单兼职' })).toMatchObject({
    errcode: 0,
    result: { suggest: 'review', label: 20008 },
  })
})

test('risky weighs more than review, and title and nickname are read too', async () => {
  expect(await check({ content: '刷单兼职', nickname: '裸聊' })).toMatchObject({
    result: { suggest: 'risky', label: 20002 },
  })
})

test('a test brings its own table', async () => {
  await sim.control.setKeywords({ keywords: [{ keyword: '路灯', suggest: 'review', label: 21000 }] })
  expect(await check()).toMatchObject({ result: { suggest: 'review', label: 21000 } })
})

test('2500 characters are read, one more is too long; an emoji is one character', async () => {
  expect(await check({ content: '💡'.repeat(2500) })).toMatchObject({ errcode: 0 })
  expect(await check({ content: '灯'.repeat(2501) })).toMatchObject({ errcode: 45002 })
})

test('version, scene and openid are checked', async () => {
  expect(await check({ version: 1 })).toMatchObject({ errcode: 47001 })
  expect(await check({ version: '2' })).toMatchObject({ errcode: 47001 })
  expect(await check({ scene: 5 })).toMatchObject({ errcode: 40129 })
  expect(await check({ scene: '1' })).toMatchObject({ errcode: 47001 })
  expect(await check({ openid: 'o-nobody' })).toMatchObject({ errcode: 40003 })
  expect(await check({ content: '' })).toMatchObject({ errcode: 44002 })
})

test('the user must have had the mini-program open within two hours', async () => {
  await sim.control.advance({ ms: 2 * 3600_000 })
  expect(await check()).toMatchObject({ errcode: 0 })
  await sim.control.advance({ ms: 1 })
  expect(await check()).toMatchObject({ errcode: 61010 })
  await sim.control.visit({ user: '李奶奶' })
  expect(await check()).toMatchObject({ errcode: 0 })
})

test("the minute's quota has an errcode of its own", async () => {
  await sim.control.setLimit({ path: '/wxa/msg_sec_check', perMinute: 0 })
  expect(await check()).toMatchObject({ errcode: 44991 })
})
