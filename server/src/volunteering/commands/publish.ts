import { remindAt } from '@linli/shared/volunteering/activity'
import { judgeWords } from '../../moderation'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import type { Tx } from '../../platform/store/transact'
import { type ActivityDoc, activityModel, type Moderation } from '../model'
import { mustOrganise } from '../policy'
import { type ActivityView, presentActivity } from '../present/activity'
import { activityById } from '../queries/activities'
import { watchWords } from '../words'

/** What the public reads of an activity, for the check. */
export const wordsOf = (one: {
  title: string
  text: string
  requirements: string
  insurance: string
  contact: string
  roles: readonly { name: string; requirements: string }[]
}): string =>
  [
    ...[one.title, one.text, one.requirements, one.insurance, one.contact],
    ...one.roles.flatMap(({ name, requirements }) => [name, requirements]),
  ]
    .filter(Boolean)
    .join('\n')

export const dateOf = (at: number | null): Date | null => (at === null ? null : new Date(at))

async function publishOne(tx: Tx, one: ActivityDoc, moderation: Moderation): Promise<void> {
  if (one.state !== 'draft') throw new Problem('ACTIVITY_STATE')
  if (one.startsAt.getTime() <= tx.now) throw new Problem('ACTIVITY_TIME')
  one.state = 'published'
  one.remindAt = dateOf(remindAt(one.startsAt.getTime(), tx.now))
  one.moderation = moderation
  one.listed = moderation === 'passed'
  tx.append('volunteering', one, 'volunteering.published', { areaId: one.areaId, moderation })
  await watchWords(tx, 'activity', one, wordsOf(one))
  await tx.save(activityModel, one)
}

/** Opens an activity for sign-ups. Words without a clear answer wait for a person: until then nobody else sees it. */
export async function publish(
  context: Context,
  { id, version, series }: { id: string; version?: number | undefined; series: boolean },
): Promise<ActivityView> {
  const before = await activityById(context, id)
  mustOrganise(context.actor, before.areaPath)
  if (before.state !== 'draft') throw new Problem('ACTIVITY_STATE')
  const moderation = await judgeWords(context, wordsOf(before))
  return context.transact(async (tx) => {
    const one = await tx.load(activityModel, id, version ?? before.version)
    await publishOne(tx, one, moderation)
    if (series && one.seriesId) {
      for (const other of await draftsOf(tx, one.seriesId)) {
        const draft = await tx.load(activityModel, other)
        // What has been written anew has not been checked; it is published by itself.
        if (wordsOf(draft) === wordsOf(one)) await publishOne(tx, draft, moderation)
      }
    }
    return presentActivity(context, one, { session: tx.session })
  })
}

async function draftsOf(tx: Tx, seriesId: string): Promise<string[]> {
  const { tenantId, session } = tx
  const rows = await tx
    .model(activityModel)
    .find({ tenantId, seriesId }, { state: 1, startsAt: 1 })
    .session(session)
    .lean()
  return rows
    .filter(({ state, startsAt }) => state === 'draft' && startsAt.getTime() > tx.now)
    .map(({ _id }) => _id)
}
