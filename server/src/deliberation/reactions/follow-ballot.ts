import { takesWords, topicAfter } from '@linli/shared/deliberation/topic'
import { ballotsOfTopic, outcomeOfBallot } from '../../ballots'
import type { Context } from '../../platform/context'
import type { Reaction } from '../../platform/feature'
import type { StoredEvent } from '../../platform/store/events'
import { give } from '../commands/link-ballot'
import { writeDecision } from '../decision'
import { factsOf } from '../facts'
import { ballotIdsOf, topicModel } from '../model'
import { rulesOf } from '../rules'

/**
 * A topic goes with its ballots: one drafted for it is linked, and a result that settles the matter is the decision, with its notice
 * days. Otherwise the council reads the result and decides what follows.
 */
export const followBallot: Reaction = {
  name: 'deliberation.followBallot',
  on: ['ballots.drafted', 'ballots.redrafted', 'ballots.published'],
  react: (context, event) =>
    event.type === 'ballots.published' ? takeResult(context, event) : linkDraft(context, event),
}

/** A draft names a topic; whether it may have it is decided here: the topic is open, and the ballot's area holds the topic's. */
async function linkDraft(context: Context, { data }: StoredEvent): Promise<void> {
  const { ballotId, wantsTopicId, areaPath } = data as {
    ballotId: string
    wantsTopicId: string
    areaPath: string
  }
  const { tenantId } = context
  const topic = await context
    .model(topicModel)
    .findOne({ _id: wantsTopicId, tenantId }, { stage: 1, areaPath: 1 })
    .lean()
  if (!topic?.areaPath.startsWith(areaPath) || !takesWords(topic.stage)) return
  await context.transact(async (tx) => {
    const fresh = await tx.load(topicModel, wantsTopicId)
    if (!takesWords(fresh.stage) || ballotIdsOf(fresh).includes(ballotId)) return
    await give(tx, fresh, ballotId)
    fresh.changedAt = new Date(tx.now)
    tx.append('deliberation', fresh, 'deliberation.ballotLinked', { ballotId, topicId: fresh._id }, 'quiet')
    await tx.save(topicModel, fresh)
  })
}

async function takeResult(context: Context, { data }: StoredEvent): Promise<void> {
  const { ballotId, topicId } = data as { ballotId: string; topicId: string | null }
  const { tenantId } = context
  if (topicId === null) return
  const known = await context.model(topicModel).findOne({ _id: topicId, tenantId }, { ballotIds: 1 }).lean()
  const outcome = await outcomeOfBallot(context, ballotId)
  if (!known || !outcome || !ballotIdsOf(known).includes(ballotId)) return
  const all = await ballotsOfTopic(context, ballotIdsOf(known))
  const running = all.some(({ phase }) => phase !== 'published' && phase !== 'cancelled')
  const { decisionNoticeDays: noticeDays } = await rulesOf(context)
  await context.transact(async (tx) => {
    const topic = await tx.load(topicModel, topicId)
    const after = topicAfter(factsOf(topic), 'decide', tx.now)
    const decides = outcome.decides && !running && after.ok
    if (after.ok && decides) {
      topic.stage = after.stage
      writeDecision(topic, tx.now, { text: outcome.text, noticeDays, ballotId })
    }
    topic.changedAt = new Date(tx.now)
    const type = decides ? 'deliberation.decided' : 'deliberation.ballotResult'
    tx.append('deliberation', topic, type, { topicId, ballotId, stage: topic.stage })
    await tx.save(topicModel, topic)
  })
}
