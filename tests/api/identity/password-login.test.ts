import { newPlace, outcomes, PASSWORD, type Place, startPlace } from './place'

const MINUTE = 60_000
let place: Place
beforeAll(async () => {
  place = await startPlace()
})
afterAll(() => place.server.stop())

const login = (username: string, password: string, tenant = place.slug) =>
  place.server.call('identity.passwordLogin', { tenant, username, password })

test('the right password signs in, and only in the own county', async () => {
  const { id } = await place.staff('zhang.san')
  const answer = (await login('zhang.san', PASSWORD)).ok
  expect(answer.me).toMatchObject({ id, hasPassword: true, totpEnabled: false })
  const other = await newPlace(place.server)
  expect((await login('zhang.san', PASSWORD, other.slug)).code).toBe('CREDENTIALS_WRONG')
  expect((await login('zhang.san', PASSWORD, 'nowhere')).code).toBe('TENANT_UNKNOWN')
})

test('five wrong passwords lock the account for 15 minutes, for the right password too', async () => {
  await place.staff('locked')
  for (let i = 0; i < 5; i++) expect((await login('locked', 'wrong')).code).toBe('CREDENTIALS_WRONG')
  expect(await login('locked', PASSWORD)).toMatchObject({ status: 423, code: 'ACCOUNT_LOCKED' })
  place.server.clock.advance(15 * MINUTE - 1)
  expect((await login('locked', PASSWORD)).code).toBe('ACCOUNT_LOCKED')
  place.server.clock.advance(1)
  expect((await login('locked', PASSWORD)).status).toBe(200)
})

test('a right password forgives the wrong ones before it', async () => {
  await place.staff('forgiven')
  for (let round = 0; round < 3; round++) {
    for (let i = 0; i < 4; i++) expect((await login('forgiven', 'wrong')).code).toBe('CREDENTIALS_WRONG')
    expect((await login('forgiven', PASSWORD)).status).toBe(200)
  }
})

test('of twenty parallel guesses five are tried', async () => {
  await place.staff('besieged')
  const answers = await Promise.all(Array.from({ length: 20 }, () => login('besieged', 'wrong')))
  expect(outcomes(answers)).toEqual({ CREDENTIALS_WRONG: 5, ACCOUNT_LOCKED: 15 })
})

test('a name that does not exist answers and locks like one that does', async () => {
  for (let i = 0; i < 5; i++) expect((await login('nobody', 'wrong')).code).toBe('CREDENTIALS_WRONG')
  expect((await login('nobody', 'wrong')).code).toBe('ACCOUNT_LOCKED')
})

test('an operator of the database in place of a word is refused as input', async () => {
  const answer = await login('zhang.san', { $ne: '' } as never)
  expect(answer).toMatchObject({ status: 400, code: 'INPUT_INVALID' })
})
