import { randomBytes } from 'node:crypto'
import type { Choice } from '@linli/shared/ballots/ballot'
import { blind, finalize, prepare } from '@linli/shared/ballots/crypto/blind'
import type { Input, Output } from '@linli/shared/contract'
import sharp from 'sharp'
import { openSession } from '../../../server/src/identity'
import { aBallot } from '../../support/ballots'
import type { County, Person } from '../../support/county'
import { type Answer, answerOf } from '../../support/server'

export const DAY = 86_400_000
export type BallotView = Output<'ballots.view'>

/** Moves the clock of the server, and with it what the database's clock means to it; sessions are opened anew. */
export async function moveTo(county: County, at: string | number, ...people: Person[]): Promise<void> {
  county.server.clock.set(at)
  for (const person of people) person.token = (await openSession(county.context, person.id)).accessToken
}

/** Residents who live in a community. */
export async function neighbours(
  county: County,
  names: readonly string[],
  community = county.communities[0]!,
) {
  const people: Person[] = []
  for (const name of names) {
    const person = await county.resident(name)
    ;(await person.call('identity.updateMe', { communityId: community._id })).ok
    people.push(person)
  }
  return people
}

/** Drafts and announces a ballot. */
export async function announced(
  county: County,
  by: Person,
  more: Partial<Input<'ballots.create'>> = {},
): Promise<BallotView> {
  const { id, version } = (await by.call('ballots.create', aBallot(county, more))).ok
  return (await by.call('ballots.announce', { id, version })).ok
}

/** Sends a file as the browser would. @param path below `/api/v1/` */
export async function sendFile<B>(
  county: County,
  by: Person,
  name: string,
  path: string,
  file: string | Uint8Array,
): Promise<Answer<B>> {
  const form = new FormData()
  form.append('file', new Blob([file as never]), 'file')
  const response = await fetch(`${county.server.url}/api/v1/${path}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${by.token}` },
    body: form,
  })
  return answerOf(name as never, response)
}

/** Sends a roll's file. */
export const sendRoll = (county: County, by: Person, rollId: string, file: string | Uint8Array) =>
  sendFile<Output<'ballots.importRoll'>>(county, by, 'ballots.importRoll', `rolls/${rollId}/import`, file)

/** The published file of a ballot, line by line. */
export async function recountLines(county: County, id: string): Promise<string[]> {
  const response = await fetch(`${county.server.url}/api/v1/ballots/${id}/recount?tenant=${county.slug}`)
  if (response.status !== 200) throw new Error(`recount: ${response.status}`)
  return (await response.text()).trimEnd().split('\n')
}

/** Owners who have claimed a home each on a roll of their own and been approved. */
export async function ownersOf(
  county: County,
  council: Person,
  homes: readonly { name: string; area: string }[],
): Promise<{ rollId: string; owners: Person[] }> {
  const areaId = county.communities[0]!._id
  const given = { name: '清河小区业主', kind: 'owners' as const, areaId }
  const { id: rollId } = (await council.call('ballots.createRoll', given)).ok
  const lines = homes.map(({ name, area }, i) => `1-${101 + i},${area},${name},ID${i}`)
  const file = ['房号,专有面积,业主,证件号', ...lines].join('\n')
  expect((await sendRoll(county, council, rollId, file)).ok.state).toBe('done')
  const owners: Person[] = []
  for (const [i, { name }] of homes.entries()) {
    const owner = await county.resident(name)
    const { id } = (await owner.call('ballots.claimHome', { rollId, unit: `1-${101 + i}`, name })).ok
    await council.call('ballots.decideClaim', { id, approve: true }).then((answer) => answer.ok)
    owners.push(owner)
  }
  return { rollId, owners }
}

/** A small photo. */
export const aPhoto = (): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#456' } })
    .jpeg()
    .toBuffer()

const random = (bytes: number) => new Uint8Array(randomBytes(bytes))
const wire = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')

/** What a phone does in a secret ballot: a blinded token, its signature opened, and the ballot into the box. */
export function secretPhone(county: County, ballot: BallotView, key = ballot.keys[0]!) {
  const blindKey = { modulus: new Uint8Array(Buffer.from(key.n, 'base64url')), exponent: 65_537 }
  const token = prepare(random(32), random)
  const { blinded, inverse } = blind(blindKey, token, random)
  return {
    token: wire(token),
    asked: { id: ballot.id, blinded: wire(blinded) },
    cast: (blindSignature: string, choice: Choice, id = ballot.id, keyId = key.id) => {
      const signed = new Uint8Array(Buffer.from(blindSignature, 'base64url'))
      const signature = wire(finalize(blindKey, token, signed, inverse))
      const input = { id, tenant: county.slug, keyId, token: wire(token), signature, choice: choice as never }
      return county.server.call('ballots.castSecret', input)
    },
  }
}
