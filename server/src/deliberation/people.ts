import type { Context } from '../platform/context'
import type { Tx } from '../platform/store/transact'
import { peopleModel, topicModel } from './model'

const idOf = (topicId: string, accountId: string): string => `${topicId}-${accountId}`

/** Those who supported come with the topic. */
export async function bringSupporters(tx: Tx, topicId: string, accountIds: readonly string[]): Promise<void> {
  const { tenantId } = tx
  if (accountIds.length === 0) return
  await tx.model(peopleModel).insertMany(
    accountIds.map((accountId) => ({
      ...{ _id: idOf(topicId, accountId), tenantId, topicId, accountId },
      active: false,
    })),
    { session: tx.session },
  )
}

/**
 * Somebody has said something: counted once. It is no step of the topic, so its version stays: nobody who works on it is told
 * "stale" because a neighbour has an opinion.
 * @param more counters of the topic to raise as well
 */
export async function takePart(
  tx: Tx,
  topicId: string,
  more: { arguments?: number; statements?: number } = {},
): Promise<void> {
  const { tenantId, session } = tx
  const accountId = tx.actor.id
  const _id = idOf(topicId, accountId)
  const people = tx.model(peopleModel)
  const known = await people.findOne({ _id, tenantId }, { active: 1 }).session(session).lean()
  if (!known) await people.create([{ _id, tenantId, topicId, accountId, active: true }], { session })
  else if (!known.active) await people.updateOne({ _id, tenantId }, { $set: { active: true } }, { session })
  const raised = { ...more, ...(!known?.active && { participants: 1 }) }
  if (Object.keys(raised).length > 0)
    await tx.model(topicModel).updateOne({ _id: topicId, tenantId }, { $inc: raised }, { session })
}

/** Everybody the topic concerns. */
export async function peopleOf(context: Context, topicId: string): Promise<string[]> {
  const { tenantId } = context
  const rows = await context.model(peopleModel).find({ tenantId, topicId }, { accountId: 1 }).lean()
  return rows.map(({ accountId }) => accountId)
}
