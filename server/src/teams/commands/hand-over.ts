import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { teamModel } from '../model'
import { isCaptain } from '../policy'
import { presentTeam, type TeamView } from '../present'
import { loadTeam, membershipOf } from '../roster'
import { takingTurns } from '../taking-turns'

/** The captain makes another member captain, and stays in the team. */
export async function handOver(
  context: Context,
  { id, accountId }: { id: string; accountId: string },
): Promise<TeamView> {
  return takingTurns(() =>
    context.transact(async (tx) => {
      const team = await loadTeam(tx, id)
      if (!isCaptain(tx.actor, team)) throw new Problem('TEAM_CAPTAIN_ONLY')
      if (accountId === tx.actor.id) throw new Problem('TEAM_OWN_PLACE')
      if ((await membershipOf(tx, accountId))?.teamId !== id) throw new Problem('TEAM_NOT_MEMBER')
      team.captainId = accountId
      tx.append('teams', team, 'teams.handedOver', { fromId: tx.actor.id, toId: accountId })
      await tx.save(teamModel, team)
      return presentTeam(context, team, { session: tx.session })
    }),
  )
}
