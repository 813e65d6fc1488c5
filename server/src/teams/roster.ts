import { nextCaptain } from '@linli/shared/teams/team'
import { Problem } from '../platform/problem'
import type { Tx } from '../platform/store/transact'
import { type MemberDoc, memberModel, type TeamDoc, teamModel } from './model'
import { isCaptain, mayRead } from './policy'

/** The one team a person is in. */
export async function membershipOf(tx: Tx, accountId: string): Promise<MemberDoc | null> {
  const { tenantId, session } = tx
  return tx.model(memberModel).findOne({ _id: accountId, tenantId }).session(session).lean<MemberDoc>()
}

/** A team to change. @throws NOT_FOUND also for one the asker may not see */
export async function loadTeam(tx: Tx, id: string, version?: number): Promise<TeamDoc> {
  const team = await tx.load(teamModel, id, version)
  const own = await membershipOf(tx, tx.actor.id)
  if (!mayRead(tx.actor, team, own?.teamId === id)) throw new Problem('NOT_FOUND')
  return team
}

/** A captain's team, and another member of it. @throws NOT_FOUND, TEAM_CAPTAIN_ONLY, TEAM_OWN_PLACE, TEAM_NOT_MEMBER */
export async function loadOwnTeam(tx: Tx, id: string, memberId: string): Promise<TeamDoc> {
  const team = await loadTeam(tx, id)
  if (!isCaptain(tx.actor, team)) throw new Problem('TEAM_CAPTAIN_ONLY')
  if (memberId === tx.actor.id) throw new Problem('TEAM_OWN_PLACE')
  if ((await membershipOf(tx, memberId))?.teamId !== id) throw new Problem('TEAM_NOT_MEMBER')
  return team
}

export async function addMember(tx: Tx, team: TeamDoc, accountId: string): Promise<void> {
  const { tenantId, session } = tx
  const row: MemberDoc = { _id: accountId, tenantId, teamId: team._id, since: new Date(tx.now) }
  team.size++
  await tx.model(memberModel).collection.insertOne(row as never, { session })
}

/**
 * Takes a person out of a team that was loaded, and writes it: a captain is followed by who has been in it longest, and with the last one
 * the team ends. @param type what happened, `teams.left` or `teams.removed`
 */
export async function takeOut(tx: Tx, team: TeamDoc, accountId: string, type: string): Promise<void> {
  const { tenantId, session } = tx
  const rows = await membersOf(tx, team._id)
  team.size = rows.filter(({ _id }) => _id !== accountId).length
  tx.append('teams', team, type, { accountId })
  await tx.model(memberModel).deleteOne({ _id: accountId, tenantId }, { session })
  if (team.captainId === accountId) {
    const members = rows.map(({ _id, since }) => ({ accountId: _id, since: since.getTime() }))
    team.captainId = nextCaptain(members, accountId)
    if (team.captainId === null) end(tx, team, [])
    else tx.append('teams', team, 'teams.handedOver', { fromId: accountId, toId: team.captainId })
  }
  await tx.save(teamModel, team)
}

/** Ends a team: nobody finds it any more, and its name is free. @param memberIds who is to be told */
export function end(tx: Tx, team: TeamDoc, memberIds: readonly string[]): void {
  Object.assign(team, { state: 'closed', listed: false, captainId: null, size: 0, nameKey: team._id })
  tx.append('teams', team, 'teams.closed', { memberIds })
}

export async function membersOf(tx: Tx, teamId: string): Promise<MemberDoc[]> {
  const { tenantId, session } = tx
  return tx
    .model(memberModel)
    .find({ tenantId, teamId })
    .sort({ since: 1 })
    .session(session)
    .lean<MemberDoc[]>()
}
