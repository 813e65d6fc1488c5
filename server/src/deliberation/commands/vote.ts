import type { Vote } from '@linli/shared/deliberation/opinion/votes'
import { takesWords } from '@linli/shared/deliberation/topic'
import { requireConsent } from '../../identity'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import type { Tx } from '../../platform/store/transact'
import { mapModel, type PositionDoc, positionModel, postModel, topicModel } from '../model'
import { takePart } from '../people'
import { visibilityOf } from '../policy'

type Said = 'agree' | 'disagree' | 'pass'
const VALUES: Record<Said, Vote> = { agree: 1, pass: 0, disagree: -1 }
const NAMES: Record<Vote, Said> = { 1: 'agree', 0: 'pass', [-1]: 'disagree' }

/**
 * Takes a position on a statement; a later one takes the place of an earlier one. No event: what somebody thinks is nothing for a log
 * that never forgets (docs/decisions/066). Two votes of one person at once conflict on his row, and one runs again.
 */
export async function vote(
  context: Context,
  { id, vote: said }: { id: string; vote: Said },
): Promise<{ vote: Said; voted: number; of: number }> {
  await requireConsent(context)
  const work = () => context.transact((tx) => cast(tx, id, said))
  // The first two votes of a person at once: the second finds the row made meanwhile.
  return work().catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'DUPLICATE') return work()
    throw error
  })
}

async function cast(tx: Tx, id: string, said: Said): Promise<{ vote: Said; voted: number; of: number }> {
  const { tenantId, session, actor } = tx
  const statement = await tx.load(postModel, id)
  if (statement.kind !== 'statement' || statement.column === null) throw new Problem('NOT_FOUND')
  const topic = await tx.load(topicModel, statement.topicId)
  if (!takesWords(topic.stage)) throw new Problem('TOPIC_CLOSED')
  if (visibilityOf(statement) !== 'visible') throw new Problem('POST_HIDDEN')

  const positions = tx.model(positionModel)
  const _id = `${topic._id}-${actor.id}`
  const row = (await positions.findOne({ _id, tenantId }).session(session).lean()) as PositionDoc | null
  const at = row ? row.columns.indexOf(statement.column) : -1
  const before = at >= 0 ? row?.values[at] : undefined
  const value = VALUES[said]
  const next = withVote(row ?? { columns: [], values: [] }, statement.column, value)
  const answer = { vote: said, voted: next.columns.length, of: topic.statements }
  if (before === value) return answer

  if (row)
    await positions.updateOne(
      { _id, tenantId },
      { $set: { ...next, updatedAt: new Date(tx.now) } },
      { session },
    )
  else
    await positions.create(
      [{ _id, tenantId, topicId: topic._id, accountId: actor.id, ...next, updatedAt: new Date(tx.now) }],
      { session },
    )
  await tx
    .model(postModel)
    .updateOne(
      { _id: id, tenantId },
      { $inc: { [said]: 1, ...(before !== undefined && { [NAMES[before]]: -1 }) } },
      { session },
    )
  // Only the first vote since the last map writes here: the others find it done.
  const map = await tx
    .model(mapModel)
    .findOne({ _id: topic._id, tenantId }, { dirty: 1 })
    .session(session)
    .lean()
  if (map && !map.dirty)
    await tx.model(mapModel).updateOne({ _id: topic._id, tenantId }, { $set: { dirty: true } }, { session })
  await takePart(tx, topic._id)
  return answer
}

/** The row with one vote more or changed, sorted by column: equal votes make equal rows, so maps are equal bit for bit. */
function withVote(
  { columns, values }: Pick<PositionDoc, 'columns' | 'values'>,
  column: number,
  value: Vote,
): Pick<PositionDoc, 'columns' | 'values'> {
  const cells = columns.map((c, i) => [c, values[i] as Vote] as const).filter(([c]) => c !== column)
  const sorted = [...cells, [column, value] as const].sort(([a], [b]) => a - b)
  return { columns: sorted.map(([c]) => c), values: sorted.map(([, v]) => v) }
}
