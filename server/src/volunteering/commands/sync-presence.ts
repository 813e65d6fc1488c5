import type { OutputOf, ParsedOf } from '@linli/shared/platform/endpoint'
import { byServerClock, inTime, outInTime } from '@linli/shared/volunteering/activity'
import type { volunteeringContract } from '@linli/shared/volunteering/contract'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import type { Tx } from '../../platform/store/transact'
import { type ActivityDoc, activityModel } from '../model'
import { mustOrganise } from '../policy'
import { isIn, timesOf } from '../roll'
import { findPresence, noteIn, noteOut, onceMore } from './check-in'

type Endpoint = (typeof volunteeringContract)['volunteering.syncPresence']
type Entry = ParsedOf<Endpoint>['entries'][number]
type Result = OutputOf<Endpoint>['entries'][number]['result']

/** Writes down what an organiser noted at the place. Each line is answered by itself; what is known already stays as it is. */
export function syncPresence(context: Context, input: ParsedOf<Endpoint>): Promise<OutputOf<Endpoint>> {
  return onceMore(() =>
    context.transact(async (tx) => {
      const one = await tx.load(activityModel, input.id)
      mustOrganise(tx.actor, one.areaPath)
      if (one.state !== 'published') throw new Problem('ACTIVITY_STATE')
      const now = Date.parse(input.phoneNow)
      // Who came before who left, whatever the order of the lines.
      const order = [...input.entries].sort((a, b) => (a.what === b.what ? 0 : a.what === 'in' ? -1 : 1))
      const results = new Map<Entry, Result>()
      for (const entry of order) {
        const at = byServerClock({ at: Date.parse(entry.at), now }, tx.now)
        results.set(entry, await note(tx, one, entry, at))
      }
      return {
        entries: input.entries.map((entry) => ({
          ...{ accountId: entry.accountId, what: entry.what },
          result: results.get(entry) as Result,
        })),
      }
    }),
  )
}

async function note(tx: Tx, one: ActivityDoc, { accountId, what }: Entry, at: number): Promise<Result> {
  if (!isIn(one, accountId)) return 'notSignedUp'
  const presence = await findPresence(tx, one._id, accountId)
  const given = { activityId: one._id, accountId, at, by: 'organiser' } as const
  if (what === 'in') {
    if (presence) return 'known'
    if (at > tx.now || !inTime(at, timesOf(one))) return 'outOfTime'
    await noteIn(tx, { ...given, review: 'none' })
    return 'recorded'
  }
  if (!presence) return 'notCheckedIn'
  if (presence.out) return 'known'
  if (at > tx.now || at < presence.in.getTime() || !outInTime(at, timesOf(one))) return 'outOfTime'
  await noteOut(tx, given)
  return 'recorded'
}
