import { generateSync } from 'otplib'
import { credentialsModel } from '../../../server/src/identity/model-access'
import { outcomes, PASSWORD, type Person, type Place, startPlace } from './place'

const STEP = 30_000
let place: Place
beforeAll(async () => {
  place = await startPlace()
})
afterAll(() => place.server.stop())

const codeNow = (secret: string, offset = 0) =>
  generateSync({ secret, epoch: Math.floor((place.server.clock.now() + offset) / 1000) })

/** Switches TOTP on, and goes on to the next step, since the code that confirmed is spent. */
async function withTotp(person: Person): Promise<string> {
  const { secret, uri } = (await person.call('identity.setUpTotp', {})).ok
  expect(uri).toContain(`secret=${secret}`)
  expect((await person.call('identity.confirmTotp', { totp: codeNow(secret) })).ok).toEqual({ done: true })
  place.server.clock.advance(STEP)
  return secret
}

const login = (username: string, totp?: string, password = PASSWORD) =>
  place.server.call('identity.passwordLogin', {
    tenant: place.slug,
    username,
    password,
    ...(totp !== undefined && { totp }),
  })

test('once confirmed, the password alone is not enough', async () => {
  const person = await place.staff('careful')
  const secret = await withTotp(person)
  expect((await login('careful')).code).toBe('TOTP_REQUIRED')
  expect((await login('careful', codeNow(secret, 10 * STEP))).code).toBe('TOTP_WRONG')
  expect((await login('careful', codeNow(secret))).ok.me.totpEnabled).toBe(true)
})

test('without confirmation nothing changes, and a wrong code confirms nothing', async () => {
  const person = await place.staff('undecided')
  const { secret } = (await person.call('identity.setUpTotp', {})).ok
  const wrong = codeNow(secret, 10 * STEP)
  expect((await person.call('identity.confirmTotp', { totp: wrong })).code).toBe('TOTP_WRONG')
  expect((await login('undecided')).ok.me.totpEnabled).toBe(false)
})

test('a code works once, also when it is sent several times at once', async () => {
  const person = await place.staff('once')
  const secret = await withTotp(person)
  const code = codeNow(secret)
  const answers = await Promise.all([login('once', code), login('once', code), login('once', code)])
  expect(outcomes(answers)).toEqual({ ok: 1, TOTP_WRONG: 2 })
  place.server.clock.advance(STEP)
  expect((await login('once', codeNow(secret, -STEP))).code).toBe('TOTP_WRONG')
  expect((await login('once', codeNow(secret))).status).toBe(200)
})

test('a known password does not buy more than five guesses at the code', async () => {
  const person = await place.staff('guessed')
  const secret = await withTotp(person)
  const wrong = codeNow(secret, 10 * STEP)
  for (let i = 0; i < 5; i++) {
    expect((await login('guessed')).code).toBe('TOTP_REQUIRED')
    expect((await login('guessed', wrong)).code).toBe('TOTP_WRONG')
  }
  expect((await login('guessed')).code).toBe('ACCOUNT_LOCKED')
  expect((await login('guessed', codeNow(secret))).code).toBe('ACCOUNT_LOCKED')
})

test('the database holds no secret in the clear, before and after it is confirmed', async () => {
  const { tenantId } = place.context
  const stored = (id: string) => place.context.model(credentialsModel).findOne({ tenantId, _id: id }).lean()
  const person = await place.staff('sealed')
  const { secret } = (await person.call('identity.setUpTotp', {})).ok
  expect((await stored(person.id))?.totpPending).toMatch(/^sealed1\./)
  expect(JSON.stringify(await stored(person.id))).not.toContain(secret)
  await person.call('identity.confirmTotp', { totp: codeNow(secret) })
  expect((await stored(person.id))?.totpSecret).toMatch(/^sealed1\./)
  expect(JSON.stringify(await stored(person.id))).not.toContain(secret)
})

test('a secret stored before there was a seal still works, and is sealed with its next code', async () => {
  const { tenantId } = place.context
  const credentials = place.context.model(credentialsModel)
  const person = await place.staff('early')
  const secret = await withTotp(person)
  await credentials.updateOne({ tenantId, _id: person.id }, { $set: { totpSecret: secret } })
  expect((await login('early', codeNow(secret, 10 * STEP))).code).toBe('TOTP_WRONG')
  expect((await login('early', codeNow(secret))).status).toBe(200)
  expect((await credentials.findOne({ tenantId, _id: person.id }).lean())?.totpSecret).toMatch(/^sealed1\./)
  place.server.clock.advance(STEP)
  expect((await login('early', codeNow(secret))).status).toBe(200)
})

test('an account without a password has no use for it', async () => {
  const resident = await place.resident('李秀梅')
  expect((await resident.call('identity.setUpTotp', {})).code).toBe('CREDENTIALS_WRONG')
  expect((await resident.call('identity.confirmTotp', { totp: '123456' })).code).toBe('TOTP_WRONG')
})

test('guesses at the confirmation are limited', async () => {
  const person = await place.staff('confirming')
  const { secret } = (await person.call('identity.setUpTotp', {})).ok
  const wrong = codeNow(secret, 10 * STEP)
  const answers = await Promise.all(
    Array.from({ length: 9 }, () => person.call('identity.confirmTotp', { totp: wrong })),
  )
  expect(outcomes(answers)).toEqual({ TOTP_WRONG: 5, TOO_MANY_REQUESTS: 4 })
})
