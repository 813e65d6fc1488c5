import { wireTime } from '@linli/shared/platform/schemas'
import type { PersonalData } from '../platform/feature'
import {
  type MeetingDoc,
  meetingModel,
  type PostDoc,
  type ProposalDoc,
  peopleModel,
  positionModel,
  postModel,
  proposalModel,
  type TopicDoc,
  topicModel,
} from './model'

const REMOVED = '（作者已注销，原文已删除）'

/** What deliberation holds of a person. Words go with the account; votes, support and reviews stay as numbers under its alias. */
export const deliberationOfPerson: PersonalData = {
  async collect(context, accountId) {
    const { tenantId } = context
    const [proposals, supported, posts, positions, people, meetings] = await Promise.all([
      context.model(proposalModel).find({ tenantId, authorId: accountId }).lean() as unknown as Promise<
        ProposalDoc[]
      >,
      context.model(proposalModel).find({ tenantId, supporterIds: accountId }, { title: 1 }).lean(),
      context.model(postModel).find({ tenantId, authorId: accountId }).lean() as unknown as Promise<
        PostDoc[]
      >,
      context.model(positionModel).find({ tenantId, accountId }).lean(),
      context.model(peopleModel).find({ tenantId, accountId }, { topicId: 1 }).lean(),
      context
        .model(meetingModel)
        .find({ tenantId, 'present.accountId': accountId })
        .lean() as unknown as Promise<MeetingDoc[]>,
    ])
    const topics = (await context
      .model(topicModel)
      .find({ tenantId, _id: { $in: people.map(({ topicId }) => topicId) } })
      .lean()) as unknown as TopicDoc[]
    return {
      proposals: proposals.map(({ title, text, place, photos, state, createdAt }) => ({
        ...{
          title,
          text,
          place,
          photoIds: photos.map(({ id }) => id),
          state,
          createdAt: wireTime(createdAt),
        },
      })),
      supported: supported.map(({ title }) => title),
      posts: posts.map(({ kind, side, text, edits, createdAt }) => ({
        ...{ kind, side, text, before: edits.map((edit) => edit.text), createdAt: wireTime(createdAt) },
      })),
      votes: positions.map(({ topicId, columns, values }) => ({ topicId, columns, values })),
      topics: topics.map(({ title, reviews, objections }) => ({
        title,
        reviews: reviews
          .filter((one) => one.accountId === accountId)
          .map(({ solved, satisfaction, comment }) => ({ solved, satisfaction, comment })),
        objections: objections.filter((one) => one.accountId === accountId).map(({ text }) => text),
      })),
      meetings: meetings.map(({ title, at, motions }) => ({
        ...{ title, at: wireTime(at) },
        votes: motions.flatMap(({ text, votes }) =>
          votes.filter((vote) => vote.accountId === accountId).map(({ answer }) => ({ text, answer })),
        ),
      })),
    }
  },

  async erase(tx, accountId) {
    const { tenantId, session } = tx
    const proposals = tx.model(proposalModel)
    const mine = (await proposals
      .find({ tenantId, authorId: accountId })
      .session(session)
      .lean()) as unknown as ProposalDoc[]
    for (const one of mine) {
      const photos = one.photos.map((photo) => ({ ...photo, verdict: 'hidden' as const }))
      const words = { title: '已注销用户的提议', text: REMOVED, place: null, photos, tokens: [] }
      await proposals.updateOne({ _id: one._id, tenantId }, { $set: words }, { session })
    }
    await tx
      .model(postModel)
      .updateMany({ tenantId, authorId: accountId }, { $set: { text: REMOVED, edits: [] } }, { session })
    const people = await tx
      .model(peopleModel)
      .find({ tenantId, accountId }, { topicId: 1 })
      .session(session)
      .lean()
    const topics = tx.model(topicModel)
    for (const { topicId } of people) {
      const topic = (await topics
        .findOne({ _id: topicId, tenantId })
        .session(session)
        .lean()) as TopicDoc | null
      if (!topic) continue
      await topics.updateOne(
        { _id: topicId, tenantId },
        { $set: withoutWords(topic, accountId, mine) },
        { session },
      )
    }
    await tx.model(peopleModel).deleteMany({ tenantId, accountId }, { session })
  },
}

/** A topic keeps its course and its figures; a topic made of the person's own proposal loses that proposal's words. */
function withoutWords(topic: TopicDoc, accountId: string, mine: readonly ProposalDoc[]): Partial<TopicDoc> {
  const own = mine.find(({ topicId }) => topicId === topic._id)
  return {
    objections: topic.objections.map((one) =>
      one.accountId === accountId ? { ...one, text: REMOVED } : one,
    ),
    reviews: topic.reviews.map((one) => (one.accountId === accountId ? { ...one, comment: '' } : one)),
    proposals: topic.proposals.map((one) =>
      mine.some(({ _id }) => _id === one.id) ? { ...one, title: '已注销用户的提议' } : one,
    ),
    ...(own && {
      text: REMOVED,
      photoIds: topic.photoIds.filter((id) => !own.photos.some((p) => p.id === id)),
    }),
  }
}
