import type { ParsedOf } from '@linli/shared/platform/endpoint'
import type { teamsContract } from '@linli/shared/teams/contract'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { newestPage } from '../../platform/store/newest'
import { type TeamDoc, teamModel } from '../model'
import { mayRead } from '../policy'
import { presentSummary, presentTeam, type TeamView } from '../present'
import { teamIdOf } from './teams-of'

/** Open teams, newest first. */
export async function list(
  context: Context,
  { areaId, cursor, limit }: ParsedOf<(typeof teamsContract)['teams.list']>,
) {
  const { tenantId } = context
  const inArea = areaId === undefined ? {} : { areaIds: areaId }
  const [{ rows, next }, mine] = await Promise.all([
    newestPage<TeamDoc>(context.model(teamModel) as never, {
      ...{ filter: { tenantId, ...inArea, listed: true }, field: 'createdAt', cursor, limit },
      ...{ projection: { chainHash: 0 }, now: context.now() },
    }),
    teamIdOf(context, context.actor.id),
  ])
  return { items: rows.map((team) => presentSummary(team, mine)), next }
}

/** The team the asker is in. */
export async function mine(context: Context): Promise<{ team: TeamView | null }> {
  const id = await teamIdOf(context, context.actor.id)
  return { team: id === null ? null : await read(context, { id }) }
}

export const read = async (context: Context, { id }: { id: string }): Promise<TeamView> =>
  presentTeam(context, await teamById(context, id))

/** @throws NOT_FOUND also for one the asker may not see */
export async function teamById(context: Context, id: string): Promise<TeamDoc> {
  const { tenantId, actor } = context
  const [team, mine] = await Promise.all([
    context.model(teamModel).findOne({ _id: id, tenantId }).lean<TeamDoc>(),
    teamIdOf(context, actor.id),
  ])
  if (!team || !mayRead(actor, team, mine === id)) throw new Problem('NOT_FOUND')
  return team
}
