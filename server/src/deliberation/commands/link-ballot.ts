import { takesWords } from '@linli/shared/deliberation/topic'
import { linkToTopic, unlinkFromTopic } from '../../ballots'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import type { Tx } from '../../platform/store/transact'
import { ballotIdsOf, type TopicDoc } from '../model'
import { changeTopic } from '../step'

/** Gives a ballot to a topic, or takes it off again. Twice changes nothing more. */
export const linkBallot = (
  context: Context,
  input: { id: string; version?: number | undefined; ballotId: string; on: boolean },
) =>
  changeTopic(context, input, {
    event: input.on ? 'deliberation.ballotLinked' : 'deliberation.ballotUnlinked',
    data: { ballotId: input.ballotId },
    change: async (tx, topic) => {
      if (!takesWords(topic.stage)) throw new Problem('TOPIC_STAGE')
      await (input.on ? give(tx, topic, input.ballotId) : takeOff(tx, topic, input.ballotId))
      return undefined
    },
  })

/** Writes the link on both sides. */
export async function give(tx: Tx, topic: TopicDoc, ballotId: string): Promise<void> {
  await linkToTopic(tx, ballotId, { id: topic._id, title: topic.title })
  topic.ballotIds = [...new Set([...ballotIdsOf(topic), ballotId])]
}

async function takeOff(tx: Tx, topic: TopicDoc, ballotId: string): Promise<void> {
  await unlinkFromTopic(tx, ballotId, topic._id)
  topic.ballotIds = ballotIdsOf(topic).filter((id) => id !== ballotId)
}
