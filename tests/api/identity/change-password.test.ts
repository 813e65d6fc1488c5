import { outcomes, PASSWORD, type Place, startPlace } from './place'

let place: Place
beforeAll(async () => {
  place = await startPlace()
})
afterAll(() => place.server.stop())

const NEXT = 'another long password'
const login = (username: string, password: string) =>
  place.server.call('identity.passwordLogin', { tenant: place.slug, username, password })

test('a new password works, the old one does not, and other sessions end', async () => {
  const here = await place.staff('changes')
  const there = await place.signedIn(here.id)
  expect((await here.call('identity.changePassword', { current: PASSWORD, next: NEXT })).ok.done).toBe(true)
  expect((await here.call('identity.me', {})).status).toBe(200)
  expect((await there.call('identity.me', {})).code).toBe('SESSION_EXPIRED')
  expect((await login('changes', PASSWORD)).code).toBe('CREDENTIALS_WRONG')
  expect((await login('changes', NEXT)).status).toBe(200)
})

test('the current password must be right, and guesses at it count as guesses at the door', async () => {
  const { call } = await place.staff('borrowed')
  for (let i = 0; i < 5; i++)
    expect((await call('identity.changePassword', { current: 'wrong', next: NEXT })).code).toBe(
      'CREDENTIALS_WRONG',
    )
  expect((await call('identity.changePassword', { current: PASSWORD, next: NEXT })).code).toBe(
    'ACCOUNT_LOCKED',
  )
  expect((await login('borrowed', PASSWORD)).code).toBe('ACCOUNT_LOCKED')
})

test('of two changes at once one wins', async () => {
  const { call } = await place.staff('twice')
  const answers = await Promise.all(
    ['first new password', 'second new password'].map((next) =>
      call('identity.changePassword', { current: PASSWORD, next }),
    ),
  )
  expect(outcomes(answers).ok).toBe(1)
  const logins = await Promise.all(
    ['first new password', 'second new password'].map((password) => login('twice', password)),
  )
  expect(outcomes(logins)).toEqual({ ok: 1, CREDENTIALS_WRONG: 1 })
})

test('a short password is refused, and a resident has none to change', async () => {
  const { call } = await place.staff('short')
  expect((await call('identity.changePassword', { current: PASSWORD, next: 'short' })).code).toBe(
    'INPUT_INVALID',
  )
  const resident = await place.resident('李秀梅')
  expect((await resident.call('identity.changePassword', { current: 'x', next: NEXT })).code).toBe(
    'CREDENTIALS_WRONG',
  )
})
