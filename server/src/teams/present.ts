import type { Output } from '@linli/shared/contract'
import { maskName } from '@linli/shared/identity/mask'
import { wireTime } from '@linli/shared/platform/schemas'
import { MOST_MEMBERS } from '@linli/shared/teams/team'
import type { ClientSession } from 'mongoose'
import { peopleByIds } from '../identity'
import type { Context } from '../platform/context'
import { type MemberDoc, memberModel, type TeamDoc } from './model'
import { isCaptain, looksAfter, mayClose } from './policy'

export type TeamView = Output<'teams.read'>
type TeamSummary = Output<'teams.list'>['items'][number]

export const presentSummary = (team: TeamDoc, myTeamId: string | null): TeamSummary => ({
  ...{ id: team._id, name: team.name, about: team.about, size: team.size },
  area: { id: team.areaId, name: team.areaName },
  mine: team._id === myTeamId,
})

/** One team as the asker may see it: who is in it is for its members, and for who looks after its area. */
export async function presentTeam(
  context: Context,
  team: TeamDoc,
  { session = null }: { session?: ClientSession | null } = {},
): Promise<TeamView> {
  const { tenantId, actor } = context
  const members = context.model(memberModel)
  const own = await members.findOne({ _id: actor.id, tenantId }, { teamId: 1 }).session(session).lean()
  const isMember = own?.teamId === team._id
  const seesAll = isMember || looksAfter(actor, team)
  const rows: MemberDoc[] = seesAll
    ? await members
        .find({ tenantId, teamId: team._id })
        .sort({ since: 1 })
        .session(session)
        .lean<MemberDoc[]>()
    : []
  const names = await peopleByIds(context, [
    ...rows.map(({ _id }) => _id),
    ...(team.captainId === null ? [] : [team.captainId]),
  ])
  const nameOf = (id: string) => names.get(id)?.name ?? ''
  const captain = team.captainId === null ? null : nameOf(team.captainId)
  return {
    ...presentSummary(team, own?.teamId ?? null),
    ...{ version: team.version, state: team.state },
    visibility: team.moderation === 'passed' ? 'visible' : team.moderation,
    createdAt: wireTime(team.createdAt),
    captain: captain === null || seesAll ? captain : maskName(captain),
    members: rows.map(({ _id, since }) => ({
      ...{ accountId: _id, name: nameOf(_id), since: wireTime(since) },
      ...{ captain: _id === team.captainId, me: _id === actor.id },
    })),
    abilities: abilitiesOf(context, team, own?.teamId ?? null),
  }
}

function abilitiesOf({ actor }: Context, team: TeamDoc, myTeamId: string | null): TeamView['abilities'] {
  const open = team.state === 'open'
  const leads = open && isCaptain(actor, team)
  const may: Record<TeamView['abilities'][number], boolean> = {
    join: team.listed && myTeamId === null && team.size < MOST_MEMBERS,
    leave: myTeamId === team._id,
    edit: leads,
    remove: leads && team.size > 1,
    handOver: leads && team.size > 1,
    close: open && mayClose(actor, team),
  }
  return (Object.keys(may) as (keyof typeof may)[]).filter((name) => may[name])
}
