import type { Output } from '@linli/shared/contract'
import { openSession } from '../../../server/src/identity'
import { type County, freshCounty, type Person } from '../../support/county'
import { wechatResident } from '../notifications/people'

export const DAY = 86_400_000

/** A county whose communities need three supporters; two people on the council, four residents. */
export interface Place {
  county: County
  council: Person
  second: Person
  residents: Person[]
  areaId: string
}

export async function freshPlace(): Promise<Place> {
  const county = await freshCounty()
  const admin = await county.administrator('管理员')
  const areaId = county.communities[0]!._id
  const rules = (await admin.call('deliberation.rules', {})).ok
  const thresholds = { ...rules.thresholds, areas: [{ areaId, supporters: 3 }] }
  await admin.call('deliberation.setRules', { ...rules, thresholds }).then((answer) => answer.ok)
  const residents: Person[] = []
  for (const name of ['wang', 'li', 'zhao', 'qian']) residents.push(await wechatResident(county, name))
  const [council, second] = [await county.council('陈主任'), await county.council('周委员')]
  return { county, council, second, residents, areaId }
}

/** Moves the clock and signs everybody in again. */
export async function later({ county, council, second, residents }: Place, ms: number): Promise<void> {
  county.server.clock.advance(ms)
  for (const person of [council, second, ...residents])
    person.token = (await openSession(county.context, person.id)).accessToken
}

export const words = {
  title: '小区增设电动车充电棚',
  text: '楼道里充电很危险，建议在北门空地建一个集中充电棚。',
}

export async function aProposal({ residents, areaId }: Place, more: Partial<typeof words> = {}) {
  return (await residents[0]!.call('deliberation.propose', { ...words, ...more, areaId })).ok
}

/** A topic with three supporters. */
export async function aTopic(
  place: Place,
  more: { fourSteps?: boolean } = {},
): Promise<Output<'deliberation.topic'>> {
  const { id } = await aProposal(place)
  for (const person of place.residents.slice(1, 3))
    await person.call('deliberation.support', { id, on: true }).then((answer) => answer.ok)
  return (await place.council.call('deliberation.openTopic', { id, ...more })).ok
}
