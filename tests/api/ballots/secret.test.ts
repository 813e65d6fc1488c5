import crypto from 'node:crypto'
import type { Bulletin } from '@linli/shared/ballots/bulletin'
import { type County, freshCounty, type Person } from '../../support/county'
import { announced, type BallotView, moveTo, neighbours, secretPhone } from './world'

let county: County
let council: Person
let people: Person[]
let ballot: BallotView
let other: BallotView
/** Ten voters, ten and a quarter more places and sixteen (placesFor). */
const PLACES = 29
/** Places as random numbers might give them: what is found later can be no other order, and no run is unlucky. */
const DRAWN = [23, 4, 17, 28, 0, 11, 26, 8, 15, 2]
/** Everything the server logs, at its most talkative. */
const log: string[] = []
beforeAll(async () => {
  const { randomInt } = crypto
  let next = 0
  const draw = (most: number) => (most === PLACES ? DRAWN[next++] : randomInt(most))
  jest.spyOn(crypto, 'randomInt').mockImplementation(draw as never)
  county = await freshCounty({ log })
  council = await county.council('议事会', county.communities[0]!)
  people = await neighbours(county, ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'])
  ballot = await announced(county, council, { secret: true })
  other = await announced(county, council, { secret: true, title: '另一件事' })
  await moveTo(county, ballot.opensAt, council, ...people)
  // Whoever comes first opens it.
  await county.server.runJob('ballots.turn')
  ballot = (await people[0]!.call('ballots.view', { id: ballot.id })).ok
  other = (await people[0]!.call('ballots.view', { id: other.id })).ok
})
afterAll(async () => {
  jest.restoreAllMocks()
  await county.stop()
})

const wire = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const answers = ['yes', 'no', 'yes', 'abstain', 'no', 'yes'] as const
const choiceOf = (i: number) => ({ kind: 'yesNo' as const, answer: answers[i]! })

const phone = () => secretPhone(county, ballot)

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

test('a forged token is refused', async () => {
  const input = { id: ballot.id, tenant: county.slug, keyId: ballot.keys[0]!.id, token: phone().token }
  const signature = wire(crypto.randomBytes(256))
  const answer = await county.server.call('ballots.castSecret', { ...input, signature, choice: choiceOf(0) })
  expect(answer.code).toBe('TOKEN_INVALID')
})

test('another county knows neither the ballot nor its tokens', async () => {
  const abroad = await county.secondCounty()
  const one = phone()
  const stranger = await abroad.resident('邻县')
  expect((await stranger.call('ballots.blindSign', one.asked)).status).toBe(404)
  const input = { id: ballot.id, tenant: abroad.slug, keyId: ballot.keys[0]!.id, token: one.token }
  const signature = wire(crypto.randomBytes(256))
  const answer = await county.server.call('ballots.castSecret', { ...input, signature, choice: choiceOf(0) })
  expect(answer.status).toBe(404)
})

test('a token signed for one ballot is none in another, whatever key it names', async () => {
  // Signed here by somebody whose right is his own, cast there, and still good here.
  const one = secretPhone(county, ballot)
  const { blindSignature } = (await people[8]!.call('ballots.blindSign', one.asked)).ok
  const cast = await one.cast(blindSignature, choiceOf(1), other.id)
  expect(cast.code).toBe('TOKEN_INVALID')
  expect((await one.cast(blindSignature, choiceOf(1), other.id, other.keys[0]!.id)).code).toBe(
    'TOKEN_INVALID',
  )
  const here = (await one.cast(blindSignature, choiceOf(1))).ok
  tokens.push(one.token)
  receipts.push(here.receipt)
  // And what the other ballot blinded is not signed by this one's key.
  const there = secretPhone(county, other)
  const answer = await people[9]!.call('ballots.blindSign', { ...there.asked, id: ballot.id })
  // A number above this one's modulus is refused at once; which one is larger is chance.
  if (answer.status === 200)
    expect(() => there.cast(answer.ok.blindSignature, choiceOf(0), other.id)).toThrow()
  else expect(answer.code).toBe('BLINDED_INVALID')
})

test('people on and off the roll: only the right gives a signature', async () => {
  const [stranger] = await neighbours(county, ['路人'], county.communities[2]!)
  expect((await stranger!.call('ballots.blindSign', phone().asked)).code).toBe('NOT_ON_ROLL')
  expect((await people[1]!.call('ballots.vote', { id: ballot.id, choice: choiceOf(0) })).code).toBe(
    'VOTE_IS_SECRET',
  )
})

test('no dump of the database, and no log, joins a person with a choice', async () => {
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
  const logged = log.join('\n')
  const everything = JSON.stringify([...dump]) + logged
  for (const token of tokens) expect(everything).not.toContain(token)
  for (const { answer } of answers.map((_, i) => choiceOf(i)))
    expect(elsewhere).not.toContain(`"answer":"${answer}"`)

  // Where a ballot lies is what was drawn, in an order of the draw's own, not of voting: the places were there before.
  const placeOf = ({ _id }: Record<string, unknown>) => Number(String(_id).split(':')[1])
  const places = box.filter(({ ballotId }) => ballotId === ballot.id).map(placeOf)
  expect(places).toEqual([...places].sort((a, b) => a - b))
  const found = receipts.map((receipt) => placeOf(filled.find((one) => one.receipt === receipt)!))
  expect(found).toEqual(DRAWN.slice(0, receipts.length))

  // The log has a line for every request, and in none of them a token, a receipt, a choice, or who came to the box.
  const boxLines = log.filter((line) => line.includes(`/ballots/${ballot.id}/box`))
  expect(boxLines.length + log.filter((line) => line.includes('castSecret')).length).toBeGreaterThan(0)
  for (const receipt of receipts) expect(logged).not.toContain(receipt)
  for (const { id } of people) for (const line of boxLines) expect(line).not.toContain(id)
  expect(logged).not.toMatch(/"answer"|yesNo|blindSignature|"signature"/)

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
