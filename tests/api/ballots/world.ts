import type { Input, Output } from '@linli/shared/contract'
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

/** Sends a roll's file as the browser would. */
export async function sendRoll(
  county: County,
  by: Person,
  rollId: string,
  file: string | Uint8Array,
): Promise<Answer<Output<'ballots.importRoll'>>> {
  const form = new FormData()
  form.append('file', new Blob([file as never]), 'roll')
  const response = await fetch(`${county.server.url}/api/v1/rolls/${rollId}/import`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${by.token}` },
    body: form,
  })
  return answerOf('ballots.importRoll', response)
}

/** The published file of a ballot, line by line. */
export async function recountLines(county: County, id: string): Promise<string[]> {
  const response = await fetch(`${county.server.url}/api/v1/ballots/${id}/recount?tenant=${county.slug}`)
  if (response.status !== 200) throw new Error(`recount: ${response.status}`)
  return (await response.text()).trimEnd().split('\n')
}
