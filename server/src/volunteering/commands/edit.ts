import type { ParsedOf } from '@linli/shared/platform/endpoint'
import {
  ACTIVITY_CHANGES,
  type ActivityChange,
  mayPlan,
  remindAt,
  type Times,
} from '@linli/shared/volunteering/activity'
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
import { dateOf, wordsOf } from './publish'

type Input = ParsedOf<(typeof volunteeringContract)['volunteering.edit']>

/** What of it somebody who signed up has to know. */
function changesOf(one: ActivityDoc, next: Input & { times: Times }): ActivityChange[] {
  const { times, place } = next
  const isNew: Record<ActivityChange, boolean> = {
    time: one.startsAt.getTime() !== times.startsAt || one.endsAt.getTime() !== times.endsAt,
    place: one.place.address !== place.address || one.place.lng !== place.lng || one.place.lat !== place.lat,
    words: one.title !== next.title || one.text !== next.text,
    requirements: one.requirements !== next.requirements || one.requiredCourse !== next.requiredCourse,
    insurance: one.insurance !== next.insurance,
    contact: one.contact !== next.contact,
    roles: one.roles.some(({ id, name, requirements }) => {
      const role = next.roles.find((other) => other.id === id)
      return role !== undefined && (role.name !== name || role.requirements !== requirements)
    }),
  }
  return ACTIVITY_CHANGES.filter((what) => isNew[what])
}

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

/** Changes an activity that has not begun. More places let people move up; what is new is told to all on the list. */
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
    const changed = changesOf(one, { ...input, times })
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
    // Of another time people are reminded anew.
    if (one.state === 'published' && changed.includes('time'))
      one.remindAt = dateOf(remindAt(times.startsAt, tx.now))
    one.moderation = moderation
    one.listed = one.state === 'published' && moderation === 'passed'
    tx.append(
      'volunteering',
      one,
      'volunteering.changed',
      { changed },
      one.state === 'draft' ? 'quiet' : undefined,
    )
    const accountIds = fill(one, tx.now)
    if (accountIds.length > 0) tx.append('volunteering', one, 'volunteering.movedUp', { accountIds })
    if (one.state === 'published') await watchWords(tx, 'activity', one, wordsOf(one))
    await tx.save(activityModel, one)
    return presentActivity(context, one, { session: tx.session })
  })
}
