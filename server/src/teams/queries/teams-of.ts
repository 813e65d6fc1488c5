import type { Context } from '../../platform/context'
import type { Tx } from '../../platform/store/transact'
import { memberModel, type TeamDoc, teamModel } from '../model'

/** The team somebody is in; null for who is in none. */
export async function teamIdOf(context: Context, accountId: string): Promise<string | null> {
  const { tenantId } = context
  const own = await context.model(memberModel).findOne({ _id: accountId, tenantId }, { teamId: 1 }).lean()
  return own?.teamId ?? null
}

/** The team somebody is in and was in already at that moment (epoch ms), in the transaction that asks. */
export async function teamIdAt(tx: Tx, accountId: string, at: number): Promise<string | null> {
  const { tenantId, session } = tx
  const own = await tx
    .model(memberModel)
    .findOne({ _id: accountId, tenantId }, { teamId: 1, since: 1 })
    .session(session)
    .lean()
  return own && own.since.getTime() <= at ? own.teamId : null
}

/** Those of the teams that everybody may see: open, and their words have passed. */
export async function teamsByIds(
  context: Context,
  ids: readonly string[],
): Promise<Map<string, Pick<TeamDoc, '_id' | 'name'>>> {
  if (ids.length === 0) return new Map()
  const { tenantId } = context
  const rows = await context
    .model(teamModel)
    .find({ _id: { $in: [...ids] }, tenantId }, { name: 1, listed: 1 })
    .lean<Pick<TeamDoc, '_id' | 'name' | 'listed'>[]>()
  return new Map(rows.flatMap((team) => (team.listed ? [[team._id, team] as const] : [])))
}
