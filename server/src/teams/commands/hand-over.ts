import type { Context } from '../../platform/context'
import { teamModel } from '../model'
import { presentTeam, type TeamView } from '../present'
import { loadOwnTeam } from '../roster'
import { takingTurns } from '../taking-turns'

/** The captain makes another member captain, and stays in the team. */
export async function handOver(
  context: Context,
  { id, accountId }: { id: string; accountId: string },
): Promise<TeamView> {
  return takingTurns(() =>
    context.transact(async (tx) => {
      const team = await loadOwnTeam(tx, id, accountId)
      team.captainId = accountId
      tx.append('teams', team, 'teams.handedOver', { fromId: tx.actor.id, toId: accountId })
      await tx.save(teamModel, team)
      return presentTeam(context, team, { session: tx.session })
    }),
  )
}
