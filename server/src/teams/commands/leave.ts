import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { presentTeam, type TeamView } from '../present'
import { loadTeam, membershipOf, takeOut } from '../roster'
import { takingTurns } from '../taking-turns'

/** Leaves a team. What was earned in it stays with the team, and the points with the person. */
export async function leave(context: Context, { id }: { id: string }): Promise<TeamView> {
  return takingTurns(() =>
    context.transact(async (tx) => {
      const team = await loadTeam(tx, id)
      if ((await membershipOf(tx, tx.actor.id))?.teamId !== id) throw new Problem('TEAM_NOT_MEMBER')
      await takeOut(tx, team, tx.actor.id, 'teams.left')
      return presentTeam(context, team, { session: tx.session })
    }),
  )
}
