import type { Input, Output } from '@linli/shared/contract'
import { openSession } from '../../../server/src/identity'
import { anActivity as aDraft } from '../../support/activities'
import { type County, freshCounty, type Person } from '../../support/county'
import { wechatResident } from '../notifications/people'

export const HOUR = 3_600_000
export const DAY = 24 * HOUR
/** The activity of {@link anActivity} begins on Saturday at nine and takes two hours; the clock of a county begins on Tuesday. */
export const START = Date.parse('2026-05-16T09:00:00+08:00')
export const iso = (at: number): string => new Date(at).toISOString()

/** A county with an organiser of its first community and residents. */
export interface Place {
  county: County
  organiser: Person
  residents: Person[]
  areaId: string
  at: { lng: number; lat: number }
}

export async function freshPlace(names = ['wang', 'li', 'zhao', 'qian']): Promise<Place> {
  const county = await freshCounty()
  const organiser = await county.council('陈主任', county.communities[0])
  const residents: Person[] = []
  for (const name of names) residents.push(await wechatResident(county, name))
  return {
    county,
    organiser,
    residents,
    areaId: county.communities[0]!._id,
    at: county.inside(county.grids[0]!),
  }
}

/** Sets the clock and signs everybody in again. */
export async function setClock({ county, organiser, residents }: Place, at: number): Promise<void> {
  county.server.clock.set(at)
  for (const person of [organiser, ...residents])
    person.token = (await openSession(county.context, person.id)).accessToken
}

export const draft = (place: Place, more: Partial<Input<'volunteering.create'>> = {}) =>
  aDraft(place.county, more)

/** A published activity. */
export async function anActivity(
  place: Place,
  more: Partial<Input<'volunteering.create'>> = {},
): Promise<Output<'volunteering.activity'>> {
  const { id } = (await place.organiser.call('volunteering.create', draft(place, more))).ok
  return (await place.organiser.call('volunteering.publish', { id })).ok
}

export const join = (person: Person, one: Output<'volunteering.activity'>, role = 0) =>
  person.call('volunteering.signUp', { id: one.id, roleId: one.roles[role]!.id })

export const codeOf = async (place: Place, id: string): Promise<string> =>
  (await place.organiser.call('volunteering.code', { id })).ok.code

/** A place so many metres north of another. */
export const north = (of: { lng: number; lat: number }, metres: number) => ({
  lng: of.lng,
  lat: of.lat + (metres / (6_371_008.8 * Math.PI)) * 180,
})
