import { type Caller, simulator } from '../fixture'

const TEMPLATE = 'linli-demo-case-progress'
const DATA = {
  character_string1: { value: 'LL-20260302-0001' },
  thing2: { value: '三号楼的路灯坏了' },
  phrase3: { value: '已派单' },
  time4: { value: '2026-03-02 09:00' },
  thing5: { value: '预计三日内处理' },
}
let sim: Caller
let touser: string
beforeEach(async () => {
  sim = await simulator({ pages: ['pages/home/index', 'cases/pages/detail/index'] })
  touser = await sim.openidOf('李奶奶')
})
afterEach(() => sim.close())

const send = (more: Record<string, unknown> = {}) =>
  sim.post('/cgi-bin/message/subscribe/send', { touser, template_id: TEMPLATE, data: DATA, ...more })
const accept = () => sim.control.consent({ user: '李奶奶', choices: { [TEMPLATE]: 'accept' } })
const left = async () => (await sim.control.consentCount({ user: '李奶奶', templateId: TEMPLATE })).count

test('each accept is good for one message', async () => {
  expect(await send()).toMatchObject({ errcode: 43101 })
  expect(await accept()).toEqual({ errMsg: 'requestSubscribeMessage:ok', [TEMPLATE]: 'accept' })
  await accept()
  expect(await send()).toMatchObject({ errcode: 0 })
  expect(await send()).toMatchObject({ errcode: 0 })
  expect(await send()).toMatchObject({ errcode: 43101 })
  expect(await sim.control.messages()).toHaveLength(2)
})

test('a no adds nothing and takes nothing back', async () => {
  await accept()
  await sim.control.consent({ user: '李奶奶', choices: { [TEMPLATE]: 'reject' } })
  expect(await left()).toBe(1)
})

test('consent counts per template and per user', async () => {
  await accept()
  expect(await send({ touser: await sim.openidOf('王师傅') })).toMatchObject({ errcode: 43101 })
  const { thing5: _, ...task } = DATA
  expect(await send({ template_id: 'linli-demo-staff-task', data: task })).toMatchObject({ errcode: 43101 })
})

test('whoever switched messages off gets none, and keeps the consent', async () => {
  await accept()
  await sim.control.setUser({ user: '李奶奶', messagesOff: true })
  expect(await send()).toMatchObject({ errcode: 43101 })
  expect(await left()).toBe(1)
})

test('a sent message can be found by user, openid, template and words', async () => {
  await accept()
  await send({ page: 'cases/pages/detail/index?id=1', miniprogram_state: 'trial' })
  const [message] = await sim.control.messages({ openid: touser, text: '路灯' })
  expect(message).toMatchObject({
    user: '李奶奶',
    templateId: TEMPLATE,
    title: '诉求办理进度通知',
    page: 'cases/pages/detail/index?id=1',
    state: 'trial',
    data: { phrase3: '已派单' },
  })
  expect(await sim.control.messages({ user: '王师傅' })).toEqual([])
  expect(await sim.control.messages({ templateId: 'other' })).toEqual([])
  expect(await sim.control.messages({ text: '井盖' })).toEqual([])
})

test.each([
  ['thing2', '一二三四五六七八九十一二三四五六七八九十一'],
  ['thing2', ''],
  ['phrase3', '已经派给环卫'],
  ['phrase3', 'done'],
  ['character_string1', '邻里1号'],
  ['time4', '明天'],
])('47003 names %s for %j, and costs no consent', async (key, value) => {
  await accept()
  const answer = await send({ data: { ...DATA, [key]: { value } } })
  expect(answer).toMatchObject({ errcode: 47003 })
  expect(answer.errmsg).toContain(`data.${key}.value`)
  expect(await left()).toBe(1)
})

test('a missing key and a key the template does not have are named too', async () => {
  await accept()
  const { thing5, ...less } = DATA
  expect((await send({ data: less })).errmsg).toContain('data.thing5.value is empty')
  expect((await send({ data: { ...DATA, thing9: thing5 } })).errmsg).toContain('data.thing9.value invalid')
})

test('times as the documents write them are taken', async () => {
  for (const value of [
    '15:01',
    '2026年3月2日 15:01',
    '2026-03-02 15:01:30',
    '2026年3月2日 15:00~2026年3月2日 16:00',
  ]) {
    await accept()
    expect(await send({ data: { ...DATA, time4: { value } } })).toMatchObject({ errcode: 0 })
  }
})

test('openid, template, page and state are checked', async () => {
  await accept()
  expect(await send({ touser: 'o-nobody' })).toMatchObject({ errcode: 40003 })
  expect(await send({ template_id: 'none' })).toMatchObject({ errcode: 40037 })
  expect(await send({ page: 'pages/none/index' })).toMatchObject({ errcode: 41030 })
  expect(await send({ miniprogram_state: 'x' })).toMatchObject({ errcode: 40097 })
  expect(await left()).toBe(1)
})

test('a template of the test takes the place of the catalogue', async () => {
  await sim.control.setTemplates({ templates: [{ id: 'T', title: '缴费', keys: { amount1: '金额' } }] })
  await sim.control.consent({ user: '李奶奶', choices: { T: 'accept' } })
  expect(await send({ template_id: 'T', data: { amount1: { value: '很多' } } })).toMatchObject({
    errcode: 47003,
  })
  expect(await send({ template_id: 'T', data: { amount1: { value: '¥12.50' } } })).toMatchObject({
    errcode: 0,
  })
})

test('no dialogue can be answered for a template that does not exist', async () => {
  await expect(sim.control.consent({ user: '李奶奶', choices: { none: 'accept' } })).rejects.toThrow(
    'no template none',
  )
})
