import { randomBytes } from 'node:crypto'
import type { Bulletin } from '@linli/shared/ballots/bulletin'
import { blind, finalize, prepare } from '@linli/shared/ballots/crypto/blind'
import { type County, freshCounty, type Person } from '../../support/county'
import { announced, type BallotView, moveTo, neighbours } from './world'

let county: County
let council: Person
let people: Person[]
let ballot: BallotView
beforeAll(async () => {
  county = await freshCounty()
  council = await county.council('议事会', county.communities[0]!)
  people = await neighbours(county, ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛'])
  ballot = await announced(county, council, { secret: true })
  await moveTo(county, ballot.opensAt, council, ...people)
  // Whoever comes first opens it.
  await county.server.runJob('ballots.turn')
  ballot = (await people[0]!.call('ballots.view', { id: ballot.id })).ok
})
afterAll(() => county.stop())

const random = (bytes: number) => new Uint8Array(randomBytes(bytes))
const wire = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const answers = ['yes', 'no', 'yes', 'abstain', 'no', 'yes'] as const
const choiceOf = (i: number) => ({ kind: 'yesNo' as const, answer: answers[i]! })

/** What a phone does: a blinded token, its signature opened, and the ballot. */
function phone(key = ballot.keys[0]!) {
  const blindKey = { modulus: new Uint8Array(Buffer.from(key.n, 'base64url')), exponent: 65_537 }
  const token = prepare(random(32), random)
  const { blinded, inverse } = blind(blindKey, token, random)
  const asked = { id: ballot.id, blinded: wire(blinded) }
  const cast = async (blindSignature: string, choice: ReturnType<typeof choiceOf>, id = ballot.id) => {
    const signature = finalize(
      blindKey,
      token,
      new Uint8Array(Buffer.from(blindSignature, 'base64url')),
      inverse,
    )
    const input = {
      id,
      tenant: county.slug,
      keyId: key.id,
      token: wire(token),
      signature: wire(signature),
      choice,
    }
    return county.server.call('ballots.castSecret', input)
  }
  return { asked, cast, token: wire(token) }
}

const receipts: string[] = []
const tokens: string[] = []

test('a right is signed once; the same request gets the same answer, another is refused', async () => {
  const [first, second] = [phone(), phone()]
  const answer = (await people[6]!.call('ballots.blindSign', first.asked)).ok
  expect((await people[6]!.call('ballots.blindSign', first.asked)).ok).toEqual(answer)
  expect((await people[6]!.call('ballots.blindSign', second.asked)).code).toBe('RIGHT_USED')
  // The phone died between the two steps, and comes back with its token.
  const again = (await people[6]!.call('ballots.blindSign', first.asked)).ok
  const cast = await first.cast(again.blindSignature, choiceOf(0))
  expect(cast.status).toBe(200)
  tokens.push(first.token)
  receipts.push(cast.ok.receipt)
})

test('two requests at once for one right: one signature', async () => {
  const tries = Array.from({ length: 6 }, () => phone())
  const got = await Promise.all(tries.map(({ asked }) => people[7]!.call('ballots.blindSign', asked)))
  expect(got.filter(({ status }) => status === 200)).toHaveLength(1)
})

test('a token works once; a repeat of the same ballot is the same ballot', async () => {
  const one = phone()
  const { blindSignature } = (await people[0]!.call('ballots.blindSign', one.asked)).ok
  const first = (await one.cast(blindSignature, choiceOf(0))).ok
  expect((await one.cast(blindSignature, choiceOf(0))).ok).toEqual(first)
  expect((await one.cast(blindSignature, choiceOf(1))).code).toBe('TOKEN_USED')
  tokens.push(one.token)
  receipts.push(first.receipt)
})

test('a forged token, and one of another ballot, are refused', async () => {
  const forged = phone()
  const key = ballot.keys[0]!
  const input = { id: ballot.id, tenant: county.slug, keyId: key.id, token: forged.token }
  const signature = wire(random(256))
  expect(
    (await county.server.call('ballots.castSecret', { ...input, signature, choice: choiceOf(0) })).code,
  ).toBe('TOKEN_INVALID')
})

test('people on and off the roll: only the right gives a signature', async () => {
  const [stranger] = await neighbours(county, ['路人'], county.communities[2]!)
  expect((await stranger!.call('ballots.blindSign', phone().asked)).code).toBe('NOT_ON_ROLL')
  expect((await people[1]!.call('ballots.vote', { id: ballot.id, choice: choiceOf(0) })).code).toBe(
    'VOTE_IS_SECRET',
  )
})

test('no dump of the database joins a person with a choice', async () => {
  for (let i = 1; i < 6; i++) {
    const one = phone()
    const { blindSignature } = (await people[i]!.call('ballots.blindSign', one.asked)).ok
    receipts.push((await one.cast(blindSignature, choiceOf(i))).ok.receipt)
    tokens.push(one.token)
  }
  const database = county.context.model(
    (await import('../../../server/src/ballots/model-voting')).boxModel,
  ).db
  const dump = new Map<string, Record<string, unknown>[]>()
  for (const { name } of await database.listCollections())
    dump.set(name, (await database.collection(name).find().toArray()) as never)
  const box = dump.get('ballotBox')!
  const filled = box.filter(({ used }) => used)
  expect(filled).toHaveLength(receipts.length)

  // A ballot in the box has these members and no other: no person, no time.
  for (const one of filled)
    expect(Object.keys(one).sort()).toEqual([
      '_id',
      'ballotId',
      'choice',
      'keyId',
      'line',
      'receipt',
      'tenantId',
      'used',
    ])

  // What only a ballot has stands nowhere else, and no token stands anywhere.
  const elsewhere = JSON.stringify([...dump].filter(([name]) => name !== 'ballotBox'))
  for (const { _id, receipt } of filled) {
    expect(elsewhere).not.toContain(`"${String(_id)}"`)
    expect(elsewhere).not.toContain(String(receipt))
  }
  const everything = JSON.stringify([...dump])
  for (const token of tokens) expect(everything).not.toContain(token)
  for (const { answer } of answers.map((_, i) => choiceOf(i)))
    expect(elsewhere).not.toContain(`"answer":"${answer}"`)

  // Neither the order in the collection nor that of the ids is the order of voting.
  const stored = filled.map(({ receipt }) => String(receipt))
  const byId = [...filled]
    .sort((a, b) => (String(a._id) < String(b._id) ? -1 : 1))
    .map(({ receipt }) => String(receipt))
  const places = box.map(({ _id }) => Number(String(_id).split(':')[1]))
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect([stored, byId]).not.toContainEqual(receipts)

  // No event and no stored answer tells of a ballot in the box.
  const events = dump.get('events')!
  expect(events.filter(({ stream }) => String(stream).startsWith('ballotBox'))).toEqual([])
  expect(JSON.stringify(dump.get('idempotency') ?? [])).not.toContain('yesNo')
})

test('the count is of the box; keys are gone; receipts show no choice', async () => {
  await moveTo(county, ballot.closesAt, council, ...people)
  await county.server.runJob('ballots.turn')
  const { bulletin } = (await county.server.call('ballots.result', { id: ballot.id, tenant: county.slug })).ok
  expect((bulletin as Bulletin).counts.ballots).toBe(receipts.length)
  const late = phone()
  expect((await people[7]!.call('ballots.blindSign', late.asked)).code).toBe('VOTE_CLOSED')
  const { ballotModel } = await import('../../../server/src/ballots/model')
  const { tenantId } = county.context
  const stored = await county.context.model(ballotModel).findOne({ tenantId, _id: ballot.id }).lean()
  expect(stored!.keys.map(({ sealed }) => sealed)).toEqual([null])
  const prefix = receipts[0]!.slice(0, 3)
  const list = (await county.server.call('ballots.receipts', { id: ballot.id, tenant: county.slug, prefix }))
    .ok
  expect(list.items).toContain(receipts[0])
})
