import type { Context } from '../../platform/context'
import { presentTeam, type TeamView } from '../present'
import { loadOwnTeam, takeOut } from '../roster'
import { takingTurns } from '../taking-turns'

/** The captain takes a member out. */
export async function remove(
  context: Context,
  { id, accountId }: { id: string; accountId: string },
): Promise<TeamView> {
  return takingTurns(() =>
    context.transact(async (tx) => {
      const team = await loadOwnTeam(tx, id, accountId)
      await takeOut(tx, team, accountId, 'teams.removed')
      return presentTeam(context, team, { session: tx.session })
    }),
  )
}
