import { MOST_MEMBERS } from '@linli/shared/teams/team'
import { requireConsent } from '../../identity'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { teamModel } from '../model'
import { presentTeam, type TeamView } from '../present'
import { addMember, loadTeam, membershipOf } from '../roster'
import { takingTurns } from '../taking-turns'

/** Joins a team. Whoever is in one already leaves that first. */
export async function join(context: Context, { id }: { id: string }): Promise<TeamView> {
  await requireConsent(context)
  return takingTurns(() =>
    context.transact(async (tx) => {
      const team = await loadTeam(tx, id)
      if (team.state === 'closed') throw new Problem('TEAM_CLOSED')
      if (await membershipOf(tx, tx.actor.id)) throw new Problem('TEAM_ALREADY')
      // Not yet, or not any more, for others to see.
      if (!team.listed) throw new Problem('NOT_FOUND')
      if (team.size >= MOST_MEMBERS) throw new Problem('TEAM_FULL')
      await addMember(tx, team, tx.actor.id)
      tx.append('teams', team, 'teams.joined', { accountId: tx.actor.id })
      await tx.save(teamModel, team)
      return presentTeam(context, team, { session: tx.session })
    }),
  )
}
