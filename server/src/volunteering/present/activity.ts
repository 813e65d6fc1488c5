import type { Output } from '@linli/shared/contract'
import { wireTime } from '@linli/shared/platform/schemas'
import { inTime, outInTime } from '@linli/shared/volunteering/activity'
import type { ClientSession } from 'mongoose'
import { peopleByIds } from '../../identity'
import type { Context } from '../../platform/context'
import { type ActivityDoc, type AreaOf, type PresenceDoc, presenceIdOf, presenceModel } from '../model'
import { isOrganiser, visibilityOf } from '../policy'
import { cancelUntil, countIn, isIn, lineOf, ofRole, signUpUntil, timesOf } from '../roll'

export type ActivityView = Output<'volunteering.activity'>
export type ActivitySummary = Output<'volunteering.activities'>['items'][number]

export const presentArea = ({ areaId, areaName, areaLevel }: AreaOf) => ({
  id: areaId,
  name: areaName,
  level: areaLevel,
})

export function presentActivitySummary({ actor }: Context, one: ActivityDoc): ActivitySummary {
  const { lng, lat, address } = one.place
  const mine = lineOf(one, actor.id)?.state
  return {
    id: one._id,
    version: one.version,
    kind: one.kind,
    title: one.title,
    state: one.state,
    visibility: visibilityOf(one.moderation),
    area: presentArea(one),
    place: { lng, lat, address },
    startsAt: wireTime(one.startsAt),
    endsAt: wireTime(one.endsAt),
    limit: one.roles.reduce((sum, { limit }) => sum + limit, 0),
    signedUp: countIn(one.signUps, 'in'),
    waiting: countIn(one.signUps, 'waiting'),
    mine: mine === 'in' || mine === 'waiting' ? mine : null,
  }
}

export const presentPresence = (one: PresenceDoc | null): ActivityView['presence'] =>
  one && {
    in: wireTime(one.in),
    inBy: one.inBy,
    out: one.out && wireTime(one.out),
    outBy: one.outBy,
    review: one.review,
  }

/** One activity as the asker may see it, with what he may do. Of others on the list it tells numbers only. */
export async function presentActivity(
  context: Context,
  one: ActivityDoc,
  { session = null }: { session?: ClientSession | null } = {},
): Promise<ActivityView> {
  const { tenantId, actor } = context
  const [people, presence] = await Promise.all([
    peopleByIds(context, [one.organiserId]),
    context
      .model(presenceModel)
      .findOne({ _id: presenceIdOf(one._id, actor.id), tenantId })
      .session(session)
      .lean() as unknown as Promise<PresenceDoc | null>,
  ])
  const line = lineOf(one, actor.id)
  return {
    ...presentActivitySummary(context, one),
    text: one.text,
    radius: one.radius,
    roles: one.roles.map(({ id, name, requirements, limit }) => ({
      ...{ id, name, requirements, limit },
      signedUp: countIn(ofRole(one, id), 'in'),
      waiting: countIn(ofRole(one, id), 'waiting'),
    })),
    requirements: one.requirements,
    course: one.course,
    requiredCourse: one.requiredCourse,
    insurance: one.insurance,
    contact: one.contact,
    organiser: people.get(one.organiserId)?.name ?? '',
    signUpUntil: wireTime(signUpUntil(one)),
    cancelUntil: wireTime(cancelUntil(one)),
    seriesId: one.seriesId,
    cancelReason: one.cancelReason,
    myRoleId: line?.roleId ?? null,
    myPlaceInLine: line?.state === 'waiting' ? placeInLine(one, line) : null,
    presence: presentPresence(presence),
    abilities: abilitiesOf(context, one, presence),
  }
}

const placeInLine = (one: ActivityDoc, line: { roleId: string; seq: number }): number =>
  ofRole(one, line.roleId).filter(({ state, seq }) => state === 'waiting' && seq <= line.seq).length

function abilitiesOf(
  context: Context,
  one: ActivityDoc,
  presence: PresenceDoc | null,
): ActivityView['abilities'] {
  const { actor } = context
  const now = context.now()
  const organises = isOrganiser(actor, one.areaPath)
  const open = one.state === 'published'
  const ahead = now < one.startsAt.getTime()
  const line = lineOf(one, actor.id)
  const may: Record<ActivityView['abilities'][number], boolean> = {
    signUp: open && one.moderation === 'passed' && !line && now < signUpUntil(one),
    cancelSignUp: open && ahead && line !== undefined,
    checkIn: open && isIn(one, actor.id) && !presence && inTime(now, timesOf(one)),
    checkOut: open && presence !== null && presence.out === null && outInTime(now, timesOf(one)),
    organise: organises,
    edit: organises && one.state !== 'cancelled' && ahead,
    publish: organises && one.state === 'draft' && ahead,
    showCode: organises && open && outInTime(now, timesOf(one)),
    confirmHours: organises && open && now >= one.endsAt.getTime(),
    cancel: organises && one.state !== 'cancelled' && ahead,
  }
  return (Object.keys(may) as (keyof typeof may)[]).filter((name) => may[name])
}
