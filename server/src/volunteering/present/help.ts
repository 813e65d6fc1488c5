import type { Output } from '@linli/shared/contract'
import { maskName } from '@linli/shared/identity/mask'
import { roughly } from '@linli/shared/platform/ground'
import { wireTime } from '@linli/shared/platform/schemas'
import { starsOf } from '@linli/shared/volunteering/hours'
import type { ClientSession } from 'mongoose'
import { contactOf, peopleByIds } from '../../identity'
import type { Context } from '../../platform/context'
import { askerOf, helperOf, isSide } from '../help/sides'
import type { HelpDoc } from '../model-help'
import { recordModel, volunteerIdOf, volunteerModel } from '../model-hours'
import { isOrganiser } from '../policy'
import { presentArea } from './activity'

export type HelpView = Output<'volunteering.help'>
export type HelpSummary = Output<'volunteering.helps'>['items'][number]
type Stranger = HelpView['author']

const visibilityOf = (one: HelpDoc): HelpSummary['visibility'] =>
  one.hidden || one.moderation === 'hidden' ? 'hidden' : one.moderation === 'passed' ? 'visible' : 'pending'

export function presentHelpSummary({ actor }: Pick<Context, 'actor'>, one: HelpDoc): HelpSummary {
  const { lng, lat, address } = one.place
  // Who came to help knows the home while there is something to do there, like the phone.
  const near = one.authorId === actor.id || (one.state === 'matched' && isSide(one, actor.id))
  return {
    id: one._id,
    version: one.version,
    kind: one.kind,
    skill: one.skill,
    title: one.title,
    state: one.state,
    visibility: visibilityOf(one),
    area: presentArea(one),
    place: near ? { lng, lat, address } : { lng: roughly(lng), lat: roughly(lat), address: '' },
    from: wireTime(one.from),
    to: wireTime(one.to),
    halfHours: one.halfHours,
    payment: one.payment,
    mine: one.authorId === actor.id,
    createdAt: wireTime(one.createdAt),
  }
}

/** People as strangers may know them: a masked name, stars, and how often they have helped. */
async function strangers(
  context: Context,
  ids: readonly string[],
  session: ClientSession | null,
): Promise<Map<string, Stranger>> {
  const { tenantId } = context
  const people = await peopleByIds(context, ids)
  const sums = await context
    .model(volunteerModel)
    .find({ tenantId, _id: { $in: ids.map(volunteerIdOf) } })
    .session(session)
    .lean()
  const helped = await context
    .model(recordModel)
    .find({ tenantId, accountId: { $in: [...ids] } }, { accountId: 1, kind: 1, standing: 1 })
    .session(session)
    .lean()
  const hours = new Map(sums.map((one) => [one.accountId, one.halfHours]))
  const count = (id: string) =>
    helped.filter((row) => row.accountId === id && row.kind === 'help' && row.standing).length
  return new Map(
    ids.map((id) => {
      const name = maskName(people.get(id)?.name ?? '')
      return [id, { accountId: id, name, stars: starsOf(hours.get(id) ?? 0), helped: count(id) }]
    }),
  )
}

async function partnerOf(context: Context, one: HelpDoc): Promise<HelpView['partner']> {
  const me = context.actor.id
  const otherId = one.authorId === me ? one.partnerId : one.partnerId === me ? one.authorId : null
  if (otherId === null) return null
  const [people, contact] = await Promise.all([peopleByIds(context, [otherId]), contactOf(context, otherId)])
  const name = people.get(otherId)?.name ?? ''
  // Phones are for finding each other: when it is over, they are gone again.
  const phone = one.state === 'matched' ? (contact?.phone ?? null) : null
  return { accountId: otherId, name, phone, helps: helperOf(one) === otherId }
}

/** One offer or request as the asker may see it, with what he may do. */
export async function presentHelp(
  context: Context,
  one: HelpDoc,
  { session = null }: { session?: ClientSession | null } = {},
): Promise<HelpView> {
  const { actor } = context
  const responders = one.authorId === actor.id ? one.responderIds : []
  const known = await strangers(context, [...new Set([one.authorId, ...responders])], session)
  return {
    ...presentHelpSummary(context, one),
    text: one.text,
    relative: one.relative,
    author: known.get(one.authorId) as Stranger,
    responded: one.responderIds.includes(actor.id),
    responders: responders.map((id) => known.get(id) as Stranger),
    partner: await partnerOf(context, one),
    confirmed: isSide(one, actor.id) ? one.confirmed : { helper: null, asker: null },
    doneHalfHours: one.doneHalfHours,
    thanks: isSide(one, actor.id) ? one.thanks : null,
    abilities: abilitiesOf(context, one),
  }
}

function abilitiesOf(context: Context, one: HelpDoc): HelpView['abilities'] {
  const me = context.actor.id
  const author = one.authorId === me
  const side = isSide(one, me)
  const organises = isOrganiser(context.actor, one.areaPath) && !side
  const said = helperOf(one) === me ? one.confirmed.helper : one.confirmed.asker
  const may: Record<HelpView['abilities'][number], boolean> = {
    respond: one.listed && !author && !one.responderIds.includes(me),
    withdraw: one.state === 'open' && one.responderIds.includes(me),
    choose: author && one.state === 'open' && one.responderIds.length > 0,
    cancel: side && (one.state === 'matched' || (author && (one.state === 'open' || one.state === 'asked'))),
    confirm: side && one.state === 'matched' && said === null && context.now() >= one.from.getTime(),
    thank: one.state === 'done' && askerOf(one) === me && one.thanks === null,
    report: !author,
    block: one.peopleIds.includes(me) || !author,
    hide: organises && one.flagged,
    grant: organises && one.state === 'asked',
  }
  return (Object.keys(may) as (keyof typeof may)[]).filter((name) => may[name])
}
