import { watchText } from '../moderation'
import { Problem } from '../platform/problem'
import type { Tx } from '../platform/store/transact'
import { nameKeyOf, type TeamDoc, teamModel } from './model'

/** What the public reads of a team, for the check. */
export const wordsOf = ({ name, about }: { name: string; about: string }): string =>
  [name, about].filter(Boolean).join('\n')

/**
 * Gives an open team its words and what is known of them; those without a clear answer go to whoever will judge them.
 * @throws TEAM_NAME_TAKEN when an open team of the community has that name
 */
export async function giveWords(
  tx: Tx,
  team: TeamDoc,
  words: { name: string; about: string },
  moderation: 'passed' | 'pending',
): Promise<void> {
  const { tenantId, session } = tx
  const { name, about } = words
  const nameKey = nameKeyOf({ areaId: team.areaId, name })
  const taken = await tx.model(teamModel).findOne({ tenantId, nameKey }, { _id: 1 }).session(session).lean()
  if (taken && taken._id !== team._id) throw new Problem('TEAM_NAME_TAKEN')
  Object.assign(team, { name, about, nameKey, moderation, listed: moderation === 'passed' })
  team.wordsAt = new Date(tx.now)
  if (moderation === 'passed') return
  const { _id: id, areaPath } = team
  const text = wordsOf(words)
  await watchText(tx, { owner: { kind: 'team', id }, accountId: tx.actor.id, areaPath, text })
}
