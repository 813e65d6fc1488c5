import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { activityModel, presenceIdOf, presenceModel } from '../model'
import { mustOrganise } from '../policy'
import { presentRoster, type RosterLine } from '../present/roster'
import { recordsOf } from '../queries/roster'
import { findPresence } from './check-in'

/** An organiser's judgement of a check-in whose place the phone made up. What the phone said stays as it was. */
export function judgePresence(
  context: Context,
  { id, accountId, accept }: { id: string; accountId: string; accept: boolean },
): Promise<RosterLine> {
  return context.transact(async (tx) => {
    const activity = await tx.load(activityModel, id)
    mustOrganise(tx.actor, activity.areaPath)
    if (accountId === tx.actor.id) throw new Problem('OWN_HOURS')
    if (!(await findPresence(tx, id, accountId))) throw new Problem('NOTHING_TO_REVIEW')
    const one = await tx.load(presenceModel, presenceIdOf(id, accountId))
    if (one.review !== 'waiting') throw new Problem('NOTHING_TO_REVIEW')
    one.review = accept ? 'accepted' : 'refused'
    tx.append(
      'volunteering',
      one,
      'volunteering.presenceJudged',
      { activityId: id, accountId, accept },
      'quiet',
    )
    await tx.save(presenceModel, one)
    const [line] = await presentRoster(context, activity, {
      presences: new Map([[accountId, one]]),
      records: await recordsOf(context, id, tx.session),
      only: accountId,
    })
    if (!line) throw new Problem('NOT_SIGNED_UP')
    return line
  })
}
