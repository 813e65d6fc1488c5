import { wireTime } from '@linli/shared/platform/schemas'
import type { PersonalData } from '../platform/feature'
import { memberModel, type TeamDoc, teamModel } from './model'
import { membershipOf, takeOut } from './roster'

/** The team a person is in. Its words stay with those who are still in it; they go with the last one. */
export const teamsOfPerson: PersonalData = {
  async collect(context, accountId) {
    const { tenantId } = context
    const own = await context.model(memberModel).findOne({ _id: accountId, tenantId }).lean()
    if (!own) return { team: null }
    const team = await context.model(teamModel).findOne({ _id: own.teamId, tenantId }).lean<TeamDoc>()
    const leads = team?.captainId === accountId
    return {
      team: team && { name: team.name, community: team.areaName, since: wireTime(own.since), captain: leads },
    }
  },
  async erase(tx, accountId) {
    const own = await membershipOf(tx, accountId)
    if (!own) return
    const team = await tx.load(teamModel, own.teamId)
    if (team.size === 1) Object.assign(team, { name: '已解散的志愿队', about: '' })
    await takeOut(tx, team, accountId, 'teams.left')
  },
}
