import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { isCaptain } from '../policy'
import { presentTeam, type TeamView } from '../present'
import { loadTeam, membershipOf, takeOut } from '../roster'
import { takingTurns } from '../taking-turns'

/** The captain takes a member out. */
export async function remove(
  context: Context,
  { id, accountId }: { id: string; accountId: string },
): Promise<TeamView> {
  return takingTurns(() =>
    context.transact(async (tx) => {
      const team = await loadTeam(tx, id)
      if (!isCaptain(tx.actor, team)) throw new Problem('TEAM_CAPTAIN_ONLY')
      if (accountId === tx.actor.id) throw new Problem('TEAM_OWN_PLACE')
      if ((await membershipOf(tx, accountId))?.teamId !== id) throw new Problem('TEAM_NOT_MEMBER')
      await takeOut(tx, team, accountId, 'teams.removed')
      return presentTeam(context, team, { session: tx.session })
    }),
  )
}
