import type { ParsedOf } from '@linli/shared/platform/endpoint'
import type { teamsContract } from '@linli/shared/teams/contract'
import { areasByIds } from '../../areas'
import { requireConsent, residentsByIds } from '../../identity'
import { judgeWords } from '../../moderation'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { newId } from '../../platform/store/id'
import { unchained } from '../../platform/store/transact'
import { type TeamDoc, teamModel } from '../model'
import { presentTeam, type TeamView } from '../present'
import { addMember, membershipOf } from '../roster'
import { takingTurns } from '../taking-turns'
import { giveWords, wordsOf } from '../words'

/** Founds a team in the community the asker lives in, and makes him its captain and first member. */
export async function found(
  context: Context,
  words: ParsedOf<(typeof teamsContract)['teams.found']>,
): Promise<TeamView> {
  await requireConsent(context)
  const { tenantId, actor } = context
  const home = (await residentsByIds(context, [actor.id])).get(actor.id)?.communityId ?? ''
  const community = (await areasByIds(context, [home])).get(home)
  if (!community) throw new Problem('TEAM_HOME_NEEDED')
  const moderation = await judgeWords(context, wordsOf(words))
  return takingTurns(() =>
    context.transact(async (tx) => {
      if (await membershipOf(tx, actor.id)) throw new Problem('TEAM_ALREADY')
      const team: TeamDoc = {
        ...{ _id: newId(), tenantId, ...unchained, name: '', about: '', nameKey: '', moderation },
        ...{ areaId: community._id, areaName: community.name, areaPath: community.path },
        areaIds: community.path.split('/').filter(Boolean),
        ...{ captainId: actor.id, size: 0, state: 'open', listed: false },
        ...{ wordsAt: new Date(tx.now), createdAt: new Date(tx.now) },
      }
      await giveWords(tx, team, words, moderation)
      await addMember(tx, team, actor.id)
      tx.append('teams', team, 'teams.founded', { areaId: team.areaId, moderation })
      await tx.insert(teamModel, team)
      return presentTeam(context, team, { session: tx.session })
    }),
  )
}
