import { SignJWT } from 'jose'
import { features } from '../../../server/src/app'
import { createAuthenticator } from '../../../server/src/identity'
import { sessionsModel } from '../../../server/src/identity/model-access'
import { startProcess } from '../../../server/src/platform/process'
import { type Call, caller } from '../../support/server'
import { outcomes, type Person, type Place, startPlace } from './place'

const MINUTE = 60_000
const DAY = 1_440 * MINUTE
let place: Place
beforeAll(async () => {
  place = await startPlace()
})
afterAll(() => place.server.stop())

const refresh = (refreshToken: string) => place.server.call('identity.refresh', { refreshToken })
const me = (token: string) => place.server.call('identity.me', {}, { token })

describe('access tokens', () => {
  test('one is good for 15 minutes', async () => {
    const { token } = await place.resident('一刻钟')
    place.server.clock.advance(15 * MINUTE - 1_000)
    expect((await me(token)).status).toBe(200)
    place.server.clock.advance(1_000)
    expect(await me(token)).toMatchObject({ status: 401, code: 'SESSION_EXPIRED' })
  })

  test('forged ones are nobody’s', async () => {
    const person = await place.resident('真的')
    const [head = '', body = '', signature = ''] = person.token.split('.')
    const claims = JSON.parse(atob(body)) as Record<string, unknown>
    const otherBody = btoa(JSON.stringify({ ...claims, sub: 'somebody' })).replace(/=+$/, '')
    const unsigned = btoa(JSON.stringify({ alg: 'none' })).replace(/=+$/, '')
    const otherKey = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode('another secret of somebody else'))
    const forgeries = [
      `${head}.${otherBody}.${signature}`,
      `${unsigned}.${body}.`,
      otherKey,
      'not-a-token',
      person.refreshToken,
    ]
    for (const token of forgeries)
      expect(await me(token)).toMatchObject({ status: 401, code: 'NOT_SIGNED_IN' })
  })

  test('a stale token does not keep anybody from what is public', async () => {
    expect((await place.server.call('identity.tenants', {}, { token: 'stale' })).ok.items).toContainEqual(
      expect.objectContaining({ slug: place.slug, name: '青山县' }),
    )
  })
})

describe('refresh tokens', () => {
  test('each gives the next, for as long as the app is used', async () => {
    let { refreshToken } = await place.resident('常客')
    for (let i = 0; i < 4; i++) {
      place.server.clock.advance(20 * DAY)
      const answer = (await refresh(refreshToken)).ok
      expect(answer.refreshToken).not.toBe(refreshToken)
      expect((await me(answer.accessToken)).status).toBe(200)
      refreshToken = answer.refreshToken
    }
    place.server.clock.advance(30 * DAY)
    expect((await refresh(refreshToken)).code).toBe('SESSION_EXPIRED')
  })

  test('a used one ends the whole family', async () => {
    const { refreshToken } = await place.resident('被盗')
    const next = (await refresh(refreshToken)).ok
    place.server.clock.advance(11_000)
    expect(await refresh(refreshToken)).toMatchObject({ status: 401, code: 'REFRESH_REUSED' })
    expect((await me(next.accessToken)).code).toBe('SESSION_EXPIRED')
    expect((await refresh(next.refreshToken)).code).toBe('REFRESH_REUSED')
  })

  test('one whose successor was used ends the family at once', async () => {
    const { refreshToken } = await place.resident('被盗二')
    const second = (await refresh(refreshToken)).ok
    const third = (await refresh(second.refreshToken)).ok
    expect((await refresh(refreshToken)).code).toBe('REFRESH_REUSED')
    expect((await refresh(third.refreshToken)).code).toBe('REFRESH_REUSED')
  })

  test('requests racing with the same one get the same successor, which works', async () => {
    const { refreshToken } = await place.resident('两个窗口')
    const answers = await Promise.all(Array.from({ length: 6 }, () => refresh(refreshToken)))
    expect(outcomes(answers)).toEqual({ ok: 6 })
    const successors = new Set(answers.map(({ ok }) => ok.refreshToken))
    expect(successors.size).toBe(1)
    expect((await refresh([...successors][0] as string)).status).toBe(200)
  })

  test('an invented one is unknown; one that guesses at a known session ends it', async () => {
    const { refreshToken } = await place.resident('被猜')
    expect((await refresh('x'.repeat(40))).code).toBe('SESSION_EXPIRED')
    const parts = refreshToken.split('.')
    expect((await refresh(`${parts[0]}.unknown.${parts[2]}`)).code).toBe('SESSION_EXPIRED')
    expect((await refresh(`${parts[0]}.${parts[1]}.${'A'.repeat(43)}`)).code).toBe('REFRESH_REUSED')
    expect((await refresh(refreshToken)).code).toBe('REFRESH_REUSED')
  })

  test('no refresh token can be read out of the database', async () => {
    const { id, refreshToken } = await place.resident('存根')
    const { tenantId } = place.context
    const rows = await place.context.model(sessionsModel).find({ tenantId, accountId: id }).lean()
    expect(JSON.stringify(rows)).not.toContain(refreshToken.split('.')[2])
  })
})

describe('signing out', () => {
  const twice = async (name: string): Promise<[Person, Person]> => {
    const first = await place.resident(name)
    return [first, await place.signedIn(first.id)]
  }

  test('ends this session at once and leaves the others', async () => {
    const [phone, tablet] = await twice('两台设备')
    expect((await phone.call('identity.logout', {})).ok).toEqual({ done: true })
    expect((await me(phone.token)).code).toBe('SESSION_EXPIRED')
    expect((await refresh(phone.refreshToken)).code).toBe('SESSION_EXPIRED')
    expect((await me(tablet.token)).status).toBe(200)
  })

  test('everywhere ends all sessions of the account and of nobody else', async () => {
    const [phone, tablet] = await twice('都退出')
    const neighbour = await place.resident('邻居')
    await phone.call('identity.logout', { everywhere: true })
    for (const { token } of [phone, tablet]) expect((await me(token)).code).toBe('SESSION_EXPIRED')
    expect((await refresh(tablet.refreshToken)).code).toBe('SESSION_EXPIRED')
    expect((await me(neighbour.token)).status).toBe(200)
  })
})

test('sessions are known to every process and outlive a restart', async () => {
  const person = await place.resident('重启')
  const start = () =>
    startProcess({
      config: { ...place.server.process.services.config, PORT: 0 },
      features,
      authenticator: createAuthenticator,
      clock: place.server.clock,
    })
  async function inAnotherProcess<R>(work: (call: Call) => Promise<R>): Promise<R> {
    const other = await start()
    try {
      return await work(caller(`http://127.0.0.1:${other.port}`))
    } finally {
      await other.stop()
    }
  }
  await inAnotherProcess(async (call) =>
    expect((await call('identity.me', {}, { token: person.token })).ok.id).toBe(person.id),
  )
  await inAnotherProcess(async (call) => {
    const rotated = (await call('identity.refresh', { refreshToken: person.refreshToken })).ok
    expect((await me(rotated.accessToken)).ok.id).toBe(person.id)
    await call('identity.logout', {}, { token: rotated.accessToken })
    expect((await refresh(rotated.refreshToken)).code).toBe('SESSION_EXPIRED')
  })
})

test('ended sessions are kept until their tokens would have ended, then removed', async () => {
  const { tenantId } = place.context
  const person = await place.resident('清理')
  const count = () => place.context.model(sessionsModel).countDocuments({ tenantId, accountId: person.id })
  await person.call('identity.logout', {})
  await place.server.runJob('identity.removeEndedSessions')
  expect(await count()).toBe(1)
  place.server.clock.advance(30 * DAY)
  const fresh = await place.signedIn(person.id)
  await place.server.runJob('identity.removeEndedSessions')
  expect(await count()).toBe(1)
  expect((await me(fresh.token)).status).toBe(200)
})
