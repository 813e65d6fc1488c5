import type { Output } from '@linli/shared/contract'
import type { Context } from '../platform/context'
import { Problem } from '../platform/problem'
import type { Tx } from '../platform/store/transact'
import { type BallotDoc, ballotModel } from './model'
import { maySee, mustRun } from './policy'
import { presentSummary } from './present'

export type TopicBallot = Output<'deliberation.topic'>['ballots'][number]

/** Ballots as their topic shows them, in the order asked for; a draft only to who runs it. */
export async function ballotsOfTopic(context: Context, ids: readonly string[]): Promise<TopicBallot[]> {
  if (ids.length === 0) return []
  const { tenantId, actor } = context
  const found = (await context
    .model(ballotModel)
    .find({ tenantId, _id: { $in: [...ids] } })
    .lean()) as BallotDoc[]
  const seen = new Map(found.filter((one) => maySee(actor, one)).map((one) => [one._id, one]))
  const shown = ids.flatMap((id) => seen.get(id) ?? [])
  return Promise.all(
    shown.map(async (ballot) => {
      const summary = await presentSummary(context, ballot)
      const { id, title, kind, phase, opensAt, closesAt, participation, passed } = summary
      const outcome = ballot.outcome?.text ?? null
      return { id, title, kind, phase, opensAt, closesAt, participation, passed, outcome }
    }),
  )
}

/** Whether a published ballot settles the matter by itself, and in which words; null before it is published. */
export async function outcomeOfBallot(context: Context, id: string): Promise<BallotDoc['outcome']> {
  const { tenantId } = context
  const found = await context.model(ballotModel).findOne({ tenantId, _id: id }, { outcome: 1 }).lean()
  return found?.outcome ?? null
}

/** Stages in which a ballot may still be given to a topic, or taken from it: its result is not known. */
const LINKABLE: readonly BallotDoc['stage'][] = ['draft', 'announced', 'opened']

/**
 * Writes the topic into a ballot, inside the transaction that writes the ballot into the topic.
 * @throws TARGET_UNKNOWN, AREA_FORBIDDEN, BALLOT_STATE once it is counted or called off, BALLOT_LINKED when it is another topic's
 */
export async function linkToTopic(
  tx: Tx,
  ballotId: string,
  topic: { id: string; title: string },
): Promise<BallotDoc> {
  const ballot = await linkable(tx, ballotId)
  if (ballot.topicId !== null && ballot.topicId !== topic.id) throw new Problem('BALLOT_LINKED')
  if (ballot.topicId === topic.id) return ballot
  Object.assign(ballot, { topicId: topic.id, topicTitle: topic.title })
  ballot.tags = [...ballot.tags, `topic:${topic.id}`]
  tx.append('ballots', ballot, 'ballots.linked', { ballotId, topicId: topic.id }, 'quiet')
  await tx.save(ballotModel, ballot)
  return ballot
}

/** Takes the topic out of a ballot again. @throws as {@link linkToTopic}; TARGET_UNKNOWN when it is not this topic's */
export async function unlinkFromTopic(tx: Tx, ballotId: string, topicId: string): Promise<void> {
  const ballot = await linkable(tx, ballotId)
  if (ballot.topicId !== topicId) throw new Problem('TARGET_UNKNOWN')
  Object.assign(ballot, { topicId: null, topicTitle: null })
  ballot.tags = ballot.tags.filter((tag) => tag !== `topic:${topicId}`)
  tx.append('ballots', ballot, 'ballots.unlinked', { ballotId, topicId }, 'quiet')
  await tx.save(ballotModel, ballot)
}

async function linkable(tx: Tx, ballotId: string): Promise<BallotDoc> {
  const { tenantId, session } = tx
  const there = await tx.model(ballotModel).exists({ _id: ballotId, tenantId }).session(session)
  if (!there) throw new Problem('TARGET_UNKNOWN')
  const ballot = await tx.load(ballotModel, ballotId)
  mustRun(tx.actor, ballot.areaPath)
  if (!LINKABLE.includes(ballot.stage)) throw new Problem('BALLOT_STATE')
  return ballot
}
