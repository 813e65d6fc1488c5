import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { memberModel, teamModel } from '../model'
import { mayClose } from '../policy'
import { presentTeam, type TeamView } from '../present'
import { end, loadTeam, membersOf } from '../roster'
import { takingTurns } from '../taking-turns'

/** Ends a team for good. Its members are free for another one. */
export async function close(context: Context, { id }: { id: string }): Promise<TeamView> {
  return takingTurns(() =>
    context.transact(async (tx) => {
      const { tenantId, session } = tx
      const team = await loadTeam(tx, id)
      if (team.state === 'closed') throw new Problem('TEAM_CLOSED')
      if (!mayClose(tx.actor, team)) throw new Problem('TEAM_CAPTAIN_ONLY')
      const members = await membersOf(tx, id)
      end(
        tx,
        team,
        members.map(({ _id }) => _id),
      )
      await tx.model(memberModel).deleteMany({ tenantId, teamId: id }, { session })
      await tx.save(teamModel, team)
      return presentTeam(context, team, { session })
    }),
  )
}
