import { type DeliveryDoc, deliveryModel } from '../../../server/src/notifications/model'
import { modelOn } from '../../../server/src/platform/store/model'
import type { County, Person } from '../../support/county'

export const PROGRESS = 'linli-demo-case-progress'
export const RATING = 'linli-demo-rating-request'
export const TASK = 'linli-demo-staff-task'

/** A resident who came through WeChat: only those can get subscribe messages. */
export async function wechatResident(county: County, user: string): Promise<Person> {
  const { server, slug } = county
  const { code } = await server.simulator.control.login({ user })
  const { accessToken, me } = (await server.call('identity.wechatLogin', { tenant: slug, code })).ok
  const person: Person = {
    id: me.id,
    name: user,
    token: accessToken,
    call: (name, input, options) => server.call(name, input, { token: person.token, ...options }),
  }
  return person
}

/** Taps "allow" in WeChat's dialogue, and the mini-program tells us. */
export async function allow(county: County, person: Person, ...templates: string[]): Promise<void> {
  for (const template of templates) {
    const choices = { [template]: 'accept' } as const
    await county.server.simulator.control.consent({ user: person.name, choices })
    await person.call('notifications.consent', { results: choices }).then((answer) => answer.ok)
  }
}

/** Gives a person a phone number, by WeChat's button. */
export async function withPhone(county: County, person: Person, phone: string): Promise<void> {
  const { code } = await county.server.simulator.control.phoneCode({ user: person.name, phone })
  await person.call('identity.bindPhone', { code }).then((answer) => answer.ok)
}

/** Everything that happened has been told and whatever is due has been sent. */
export async function told({ server }: County): Promise<void> {
  await server.settle()
  await server.runJob('notifications.deliver')
}

/** Titles in a person's inbox, newest first. */
export const titles = async (person: Person): Promise<string[]> =>
  (await person.call('notifications.inbox', { limit: 100 })).ok.items.map(({ title }) => title)

export const deliveriesOf = (county: County, person: Person): Promise<DeliveryDoc[]> =>
  modelOn(county.context.connection, deliveryModel)
    .find({ tenantId: county.context.tenantId, accountId: person.id })
    .sort({ _id: 1 })
    .lean()

/** How many messages of a template the account may still be sent, as we count and as WeChat counts. */
export async function remaining(
  county: County,
  person: Person,
  template: string,
): Promise<[ours: number, theirs: number]> {
  const { items } = (await person.call('notifications.templates', {})).ok
  const { count } = await county.server.simulator.control.consentCount({
    user: person.name,
    templateId: template,
  })
  return [items.find(({ templateId }) => templateId === template)?.remaining ?? 0, count]
}
