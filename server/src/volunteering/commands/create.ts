import type { ParsedOf } from '@linli/shared/platform/endpoint'
import { mayPlan, occurrences } from '@linli/shared/volunteering/activity'
import type { volunteeringContract } from '@linli/shared/volunteering/contract'
import { areaById, locate } from '../../areas'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { newId } from '../../platform/store/id'
import { unchained } from '../../platform/store/transact'
import { type ActivityDoc, activityModel } from '../model'
import { mustOrganise } from '../policy'
import { type ActivityView, presentActivity } from '../present/activity'

type Input = ParsedOf<(typeof volunteeringContract)['volunteering.create']>

/** Drafts an activity, or one for each time of a series. Nothing is checked for the public before it is published. */
export async function create(context: Context, input: Input): Promise<ActivityView> {
  const { tenantId, actor } = context
  const area = await areaById(context, input.areaId)
  // A grid is where things are looked after, not where people come together.
  if (area.level === 'grid') throw new Problem('AREA_UNKNOWN')
  mustOrganise(actor, area.path)
  const times = { startsAt: Date.parse(input.startsAt), endsAt: Date.parse(input.endsAt) }
  if (!mayPlan(times, context.now())) throw new Problem('ACTIVITY_TIME')
  await locate(context, input.place)
  const { title, text, place, radius, signUpHours, cancelHours, requirements, insurance, contact } = input
  const all = input.repeat ? occurrences(times, input.repeat.every, input.repeat.count) : [times]
  const seriesId = input.repeat ? newId() : null
  return context.transact(async (tx) => {
    const made = all.map(
      ({ startsAt, endsAt }): ActivityDoc => ({
        ...{ _id: newId(), tenantId, ...unchained },
        ...{ areaId: area._id, areaName: area.name, areaLevel: area.level as ActivityDoc['areaLevel'] },
        ...{ areaPath: area.path, areaIds: area.path.split('/').filter(Boolean) },
        ...{ kind: input.kind, title, text, place, radius, signUpHours, cancelHours },
        ...{ requirements, insurance, contact, requiredCourse: input.requiredCourse },
        course: input.kind === 'training' ? (input.course ?? title) : null,
        ...{ startsAt: new Date(startsAt), endsAt: new Date(endsAt) },
        roles: input.roles.map((role) => ({ id: newId(), ...role })),
        ...{ state: 'draft', moderation: 'pending', listed: false, organiserId: actor.id, seriesId },
        ...{ cancelReason: null, signUps: [], remindAt: null, createdAt: new Date(tx.now) },
      }),
    )
    for (const one of made) {
      tx.append('volunteering', one, 'volunteering.drafted', { areaId: area._id, seriesId }, 'quiet')
      await tx.insert(activityModel, one)
    }
    return presentActivity(context, made[0] as ActivityDoc, { session: tx.session })
  })
}
