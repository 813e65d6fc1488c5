import { APPID, type Caller, simulator } from '../fixture'

let sim: Caller
beforeEach(async () => {
  sim = await simulator()
})
afterEach(() => sim.close())

const PATH = '/wxa/business/getuserphonenumber'

test("a phone code gives the user's number, once", async () => {
  await sim.control.setUser({ user: '李奶奶', phone: '13812345678' })
  const { code } = await sim.control.phoneCode({ user: '李奶奶' })
  expect(await sim.post(PATH, { code })).toMatchObject({
    errcode: 0,
    phone_info: {
      phoneNumber: '13812345678',
      purePhoneNumber: '13812345678',
      countryCode: '86',
      watermark: { appid: APPID },
    },
  })
  expect(await sim.post(PATH, { code })).toMatchObject({ errcode: 40029 })
})

test('a login code is no phone code', async () => {
  const { code } = await sim.control.login({ user: '李奶奶' })
  expect(await sim.post(PATH, { code })).toMatchObject({ errcode: 40029 })
})

test('a phone code dies after five minutes', async () => {
  const { code } = await sim.control.phoneCode({ user: '李奶奶' })
  await sim.control.advance({ ms: 5 * 60_000 })
  expect(await sim.post(PATH, { code })).toMatchObject({ errcode: 40029 })
})

test("another user's openid does not fit, and the code is not used up by it", async () => {
  const { code } = await sim.control.phoneCode({ user: '李奶奶', phone: '13700000000' })
  const stranger = await sim.openidOf('王师傅')
  expect(await sim.post(PATH, { code, openid: stranger })).toMatchObject({ errcode: 40003 })
  const own = await sim.openidOf('李奶奶')
  expect(await sim.post(PATH, { code, openid: own })).toMatchObject({
    phone_info: { phoneNumber: '13700000000' },
  })
})

test('a code that is no text is malformed', async () => {
  expect(await sim.post(PATH, { code: 7 })).toMatchObject({ errcode: 47001 })
})
