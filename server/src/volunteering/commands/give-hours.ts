import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { movePool, noteSaved, withVolunteer } from '../hours/sums'
import { volunteerIdOf } from '../model-hours'
import { onceMore } from './check-in'

/** Gives hours of the own bank to the public pool, for those who need help and have none. Stars stay. */
export function giveHours(
  context: Context,
  { halfHours }: { halfHours: number },
): Promise<{ saved: number; held: number }> {
  return onceMore(() =>
    context.transact(async (tx) => {
      const accountId = tx.actor.id
      const left = await withVolunteer(tx, accountId, (one) => {
        if (one.saved - one.held < halfHours) throw new Problem('BANK_SHORT')
        one.saved -= halfHours
        return { saved: one.saved, held: one.held }
      })
      await noteSaved(tx, accountId, 'given', -halfHours, volunteerIdOf(accountId))
      await movePool(tx, 'given', halfHours, volunteerIdOf(accountId))
      return left
    }),
  )
}
