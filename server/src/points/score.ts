import type { Tx } from '../platform/store/transact'
import { type ScoreDoc, scoreModel, type TeamScoreDoc, teamScoreModel, unrankedModel } from './model-people'

const idOf = (month: string, accountId: string): string => `${month}.${accountId}`
const teamIdOf = (month: string, teamId: string, accountId: string): string =>
  `${month}.${teamId}.${accountId}`

/** What is counted for whom: the person, the community of that month, and the team the person was in. */
type Given = Pick<ScoreDoc, 'accountId' | 'month' | 'communityId' | 'communityName' | 'points'> & {
  teamId: string | null
}

/** Counts points for the rankings of a month. The person's account is written in the same transaction, so no two count at once. */
export async function count(tx: Tx, { teamId, ...given }: Given): Promise<void> {
  const { tenantId, session } = tx
  const { accountId, month, points } = given
  const isHidden = async () =>
    (await tx.model(unrankedModel).exists({ tenantId, _id: accountId }).session(session)) !== null
  const add = { $inc: { points } }

  const _id = idOf(month, accountId)
  const own = await tx.model(scoreModel).updateOne({ tenantId, _id }, add, { session })
  if (own.matchedCount === 0) {
    const row: ScoreDoc = { _id, tenantId, ...given, hidden: await isHidden() }
    await tx.model(scoreModel).collection.insertOne(row as never, { session })
  }
  if (teamId === null) return
  const forTeam = teamIdOf(month, teamId, accountId)
  const team = await tx.model(teamScoreModel).updateOne({ tenantId, _id: forTeam }, add, { session })
  if (team.matchedCount > 0) return
  const row: TeamScoreDoc = {
    ...{ _id: forTeam, tenantId, teamId, accountId, month, points, hidden: await isHidden() },
  }
  await tx.model(teamScoreModel).collection.insertOne(row as never, { session })
}

/** Takes points out of the rankings of the month they were earned in, the team's of then among them. */
export async function discount(
  tx: Tx,
  { accountId, month, points, teamId }: Pick<Given, 'accountId' | 'month' | 'points' | 'teamId'>,
): Promise<void> {
  const { tenantId, session } = tx
  const less = { $inc: { points: -points } }
  await tx.model(scoreModel).updateOne({ tenantId, _id: idOf(month, accountId) }, less, { session })
  if (teamId === null) return
  const _id = teamIdOf(month, teamId, accountId)
  await tx.model(teamScoreModel).updateOne({ tenantId, _id }, less, { session })
}
