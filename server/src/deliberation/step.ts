import { type TopicAction, topicAfter } from '@linli/shared/deliberation/topic'
import type { Context } from '../platform/context'
import { Problem } from '../platform/problem'
import type { Tx } from '../platform/store/transact'
import { factsOf } from './facts'
import { type TopicDoc, topicModel } from './model'
import { mustCouncil } from './policy'
import { presentTopic, type TopicView } from './present/topic'

interface Step {
  /** The row of the table; left out for what changes a topic within its stage. */
  action?: TopicAction
  by?: 'council' | 'anybody'
  /** Type of the event, `deliberation.<what>`. */
  event: string
  /** Ids and judgements for the event; no words. */
  data?: Record<string, unknown>
  change?: (tx: Tx, topic: TopicDoc) => Promise<Record<string, unknown> | undefined> | void
}

/**
 * One step of a topic: loaded at the version that was seen, decided by the shared table, changed, told and saved in one
 * transaction.
 */
export function changeTopic(
  context: Context,
  { id, version }: { id: string; version?: number | undefined },
  { action, by = 'council', event, data, change }: Step,
): Promise<TopicView> {
  return context.transact(async (tx) => {
    const topic = await tx.load(topicModel, id, version)
    if (by === 'council') mustCouncil(tx.actor, topic.areaPath)
    if (action) {
      const after = topicAfter(factsOf(topic), action, tx.now)
      if (!after.ok) throw new Problem(after.code)
      topic.stage = after.stage
    }
    const more = (await change?.(tx, topic)) ?? {}
    topic.changedAt = new Date(tx.now)
    tx.append('deliberation', topic, event, { ...data, ...more, topicId: topic._id, stage: topic.stage })
    await tx.save(topicModel, topic)
    return presentTopic(context, topic, { session: tx.session })
  })
}
