import type { ParsedOf } from '@linli/shared/platform/endpoint'
import { mayPlan } from '@linli/shared/volunteering/activity'
import type { volunteeringContract } from '@linli/shared/volunteering/contract'
import { locate } from '../../areas'
import { judgeWords } from '../../moderation'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { newId } from '../../platform/store/id'
import { type ActivityDoc, activityModel, type RoleOf } from '../model'
import { mustOrganise } from '../policy'
import { type ActivityView, presentActivity } from '../present/activity'
import { activityById } from '../queries/activities'
import { countIn, fill, ofRole } from '../roll'
import { watchWords } from '../words'
import { wordsOf } from './publish'

type Input = ParsedOf<(typeof volunteeringContract)['volunteering.edit']>

/** The roles as they shall be. @throws LIMIT_TOO_LOW when somebody would lose the place he has */
function rolesAfter(one: ActivityDoc, wanted: Input['roles']): RoleOf[] {
  const roles = wanted.map(({ id, ...role }) => {
    if (id !== undefined && !one.roles.some((old) => old.id === id)) throw new Problem('ROLE_UNKNOWN')
    return { id: id ?? newId(), ...role }
  })
  if (new Set(roles.map(({ id }) => id)).size < roles.length) throw new Problem('ROLE_UNKNOWN')
  for (const { id } of one.roles) {
    const lines = ofRole(one, id)
    const kept = roles.find((role) => role.id === id)
    const needed = kept ? countIn(lines, 'in') : countIn(lines, 'in') + countIn(lines, 'waiting')
    if ((kept?.limit ?? 0) < needed) throw new Problem('LIMIT_TOO_LOW')
  }
  return roles
}

/** Changes an activity that has not begun. More places let people move up; another time or place is told to all on the list. */
export async function edit(context: Context, input: Input): Promise<ActivityView> {
  const before = await activityById(context, input.id)
  mustOrganise(context.actor, before.areaPath)
  await locate(context, input.place)
  const { title, text, place, radius, signUpHours, cancelHours, requirements, insurance, contact } = input
  const times = { startsAt: Date.parse(input.startsAt), endsAt: Date.parse(input.endsAt) }
  const moderation =
    before.state === 'published' ? await judgeWords(context, wordsOf(input)) : ('pending' as const)
  return context.transact(async (tx) => {
    const one = await tx.load(activityModel, input.id, input.version)
    if (one.state !== before.state || one.state === 'cancelled') throw new Problem('ACTIVITY_STATE')
    if (tx.now >= one.startsAt.getTime()) throw new Problem('ACTIVITY_STARTED')
    if (!mayPlan(times, tx.now)) throw new Problem('ACTIVITY_TIME')
    const moved =
      one.startsAt.getTime() !== times.startsAt ||
      one.endsAt.getTime() !== times.endsAt ||
      one.place.address !== place.address ||
      one.place.lng !== place.lng ||
      one.place.lat !== place.lat
    one.roles = rolesAfter(one, input.roles)
    Object.assign(one, {
      title,
      text,
      place,
      radius,
      signUpHours,
      cancelHours,
      requirements,
      insurance,
      contact,
    })
    one.requiredCourse = input.requiredCourse
    one.startsAt = new Date(times.startsAt)
    one.endsAt = new Date(times.endsAt)
    one.moderation = moderation
    one.listed = one.state === 'published' && moderation === 'passed'
    tx.append(
      'volunteering',
      one,
      'volunteering.changed',
      { moved },
      one.state === 'draft' ? 'quiet' : undefined,
    )
    const accountIds = fill(one, tx.now)
    if (accountIds.length > 0) tx.append('volunteering', one, 'volunteering.movedUp', { accountIds })
    if (one.state === 'published') await watchWords(tx, 'activity', one, wordsOf(one))
    await tx.save(activityModel, one)
    return presentActivity(context, one, { session: tx.session })
  })
}
