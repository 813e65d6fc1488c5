import type { OutputOf, ParsedOf } from '@linli/shared/platform/endpoint'
import type { volunteeringContract } from '@linli/shared/volunteering/contract'
import { mostHalfHours } from '@linli/shared/volunteering/hours'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import type { Tx } from '../../platform/store/transact'
import { credit } from '../hours/credit'
import { type ActivityDoc, activityModel } from '../model'
import { recordIdOf, recordModel } from '../model-hours'
import { mustOrganise } from '../policy'
import { timesOf } from '../roll'
import { spanOf, wholeOf } from '../worth'
import { findPresence, onceMore } from './check-in'

type Endpoint = (typeof volunteeringContract)['volunteering.confirmHours']
type Result = OutputOf<Endpoint>['entries'][number]['result']

/** An organiser says how long people were there. Each is answered by itself; nobody confirms hours of his own. */
export function confirmHours(context: Context, input: ParsedOf<Endpoint>): Promise<OutputOf<Endpoint>> {
  return onceMore(() =>
    context.transact(async (tx) => {
      const one = await tx.load(activityModel, input.id)
      mustOrganise(tx.actor, one.areaPath)
      if (one.state !== 'published') throw new Problem('ACTIVITY_STATE')
      if (tx.now < one.endsAt.getTime()) throw new Problem('HOURS_EARLY')
      if (input.entries.some(({ halfHours }) => halfHours > mostHalfHours(timesOf(one))))
        throw new Problem('HOURS_TOO_MANY')
      const entries: OutputOf<Endpoint>['entries'] = []
      for (const { accountId, halfHours } of input.entries)
        entries.push({ accountId, result: await confirmOne(tx, one, accountId, halfHours) })
      return { entries }
    }),
  )
}

async function confirmOne(tx: Tx, one: ActivityDoc, accountId: string, halfHours: number): Promise<Result> {
  const { tenantId, session } = tx
  if (accountId === tx.actor.id) return 'own'
  const presence = await findPresence(tx, one._id, accountId)
  if (!presence) return 'notThere'
  if (presence.review === 'waiting' || (presence.review === 'refused' && halfHours > 0)) return 'inReview'
  const recordId = recordIdOf(one._id, accountId)
  if (await tx.model(recordModel).exists({ _id: recordId, tenantId }).session(session)) return 'known'
  const record = await credit(tx, {
    ...{ recordId, accountId, kind: one.kind, sourceId: one._id, title: one.title, course: one.course },
    ...{ areaPath: one.areaPath, span: spanOf(one, presence, halfHours), within: wholeOf(one), halfHours },
  })
  return record ? 'credited' : 'overlap'
}
