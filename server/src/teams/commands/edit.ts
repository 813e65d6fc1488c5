import type { ParsedOf } from '@linli/shared/platform/endpoint'
import type { teamsContract } from '@linli/shared/teams/contract'
import { judgeWords } from '../../moderation'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { teamModel } from '../model'
import { isCaptain } from '../policy'
import { presentTeam, type TeamView } from '../present'
import { teamById } from '../queries/teams'
import { loadTeam } from '../roster'
import { giveWords, wordsOf } from '../words'

/** Gives a team other words. Until they have passed, only its members see it. */
export async function edit(
  context: Context,
  { id, version, ...words }: ParsedOf<(typeof teamsContract)['teams.edit']>,
): Promise<TeamView> {
  // Nobody else's words are sent to be checked.
  const before = await teamById(context, id)
  if (!isCaptain(context.actor, before))
    throw new Problem(before.state === 'closed' ? 'TEAM_CLOSED' : 'TEAM_CAPTAIN_ONLY')
  const moderation = await judgeWords(context, wordsOf(words))
  return context
    .transact(async (tx) => {
      const team = await loadTeam(tx, id, version)
      if (!isCaptain(tx.actor, team)) throw new Problem('TEAM_CAPTAIN_ONLY')
      await giveWords(tx, team, words, moderation)
      tx.append('teams', team, 'teams.edited', { moderation })
      await tx.save(teamModel, team)
      return presentTeam(context, team, { session: tx.session })
    })
    .catch((error: unknown) => {
      // Another team has taken the name in the same instant.
      throw error instanceof Problem && error.code === 'DUPLICATE' ? new Problem('TEAM_NAME_TAKEN') : error
    })
}
