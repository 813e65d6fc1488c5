import { type Simulator, startSimulator } from '../../../scripts/wechat-simulator'
import { type Probe, startProbe } from './probe'

const HOUR = 3_600_000
const account = { appid: 'wx0000000000000000', secret: 'simulator-secret' }

let simulator: Simulator
let probe: Probe
beforeEach(async () => {
  simulator = await startSimulator({
    ...account,
    clock: Date.parse('2026-05-12T09:00:00+08:00'),
    seed: 'token',
  })
  const env = { WECHAT_API: simulator.url, WECHAT_APPID: account.appid, WECHAT_SECRET: account.secret }
  probe = await startProbe({ processes: 2, env })
  await simulator.control.setUser({ user: '王桂英', phone: '13800001234' })
})
afterEach(async () => {
  await probe.stop()
  await simulator.close()
})

const wechatOf = (i: number) => (probe.processes[i] as (typeof probe.processes)[number]).services.wechat
/** Any call that needs the token. */
const use = async (i: number) =>
  wechatOf(i).phoneNumber((await simulator.control.phoneCode({ user: '王桂英' })).code)
const fetched = async () => (await simulator.control.requests({ path: '/cgi-bin/stable_token' })).length
async function advance(ms: number) {
  probe.clock.advance(ms)
  await simulator.control.advance({ ms })
}

test('one token serves all processes and many calls at once', async () => {
  await use(0)
  await Promise.all([use(0), use(1), use(1), use(0)])
  expect(await fetched()).toBe(1)
})

test('it is renewed five minutes before its end, so that no call ever meets an old one', async () => {
  await use(0)
  await advance(2 * HOUR - 6 * 60_000)
  await use(0)
  expect(await fetched()).toBe(1)
  await advance(2 * 60_000)
  await use(0)
  await use(1)
  expect(await fetched()).toBe(2)
  const refused = (await simulator.control.requests()).filter(({ answer }) =>
    /4000[0-9]|4200[0-9]/.test(JSON.stringify(answer ?? '')),
  )
  expect(refused).toEqual([])
})

test.each(['revoked', 'expired'] as const)(
  'a token that WeChat has %s is fetched anew and the call repeated',
  async (how) => {
    await use(0)
    await simulator.control.endTokens({ how })
    await expect(use(0)).resolves.toBe('13800001234')
    await expect(use(1)).resolves.toBe('13800001234')
    expect(await fetched()).toBe(2)
  },
)

test('a busy WeChat and a 502 are asked again; a code that was used is not', async () => {
  await simulator.control.addFault({ path: '/wxa/business/getuserphonenumber', kind: 'errcode', errcode: -1 })
  await simulator.control.addFault({ path: '/wxa/business/getuserphonenumber', kind: 'http', status: 502 })
  await expect(use(0)).resolves.toBe('13800001234')
  const { code } = await simulator.control.phoneCode({ user: '王桂英' })
  await wechatOf(0).phoneNumber(code)
  await expect(wechatOf(0).phoneNumber(code)).rejects.toMatchObject({ code: 'PHONE_CODE_INVALID' })
})

test('a WeChat that stays away is told to the caller as 503', async () => {
  await simulator.control.addFault({
    path: '/wxa/business/getuserphonenumber',
    kind: 'http',
    status: 500,
    times: 'always',
  })
  await expect(use(0)).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', status: 503 })
})
