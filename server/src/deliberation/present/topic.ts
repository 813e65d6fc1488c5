import type { Output } from '@linli/shared/contract'
import { FOUR_STEPS } from '@linli/shared/deliberation/four-steps'
import { takesWords, topicActions } from '@linli/shared/deliberation/topic'
import { wireTime } from '@linli/shared/platform/schemas'
import type { ClientSession } from 'mongoose'
import { ballotsOfTopic } from '../../ballots'
import { attachmentsOf } from '../../files'
import type { Context } from '../../platform/context'
import { factsOf } from '../facts'
import { ballotIdsOf, meetingModel, type TopicDoc } from '../model'
import { isCouncil } from '../policy'
import { presentArea } from './proposal'

export type TopicView = Output<'deliberation.topic'>
export type TopicSummary = Output<'deliberation.topics'>['items'][number]

export function presentTopicSummary(topic: TopicDoc): TopicSummary {
  return {
    id: topic._id,
    version: topic.version,
    title: topic.title,
    stage: topic.stage,
    area: presentArea(topic),
    supporters: topic.supporters,
    participants: topic.participants,
    arguments: topic.arguments,
    statements: topic.statements,
    changedAt: wireTime(topic.changedAt),
  }
}

const UNCHECKED = '（内容检查中，议事会答复后公开）'

/** The council's answer says that somebody has looked at the words. */
const isObjectionShown = ({ checked, answer }: TopicDoc['objections'][number]): boolean =>
  checked !== false || answer !== null

/** One topic as everybody of the county sees it, with what the asker may do now. */
export async function presentTopic(
  context: Context,
  topic: TopicDoc,
  { session = null }: { session?: ClientSession | null } = {},
): Promise<TopicView> {
  const { tenantId, actor } = context
  const [files, meetings, ballots] = await Promise.all([
    attachmentsOf(context, [...topic.photoIds, ...topic.steps.flatMap(({ photoIds }) => photoIds)]),
    context
      .model(meetingModel)
      .find({ tenantId, topicId: topic._id }, { title: 1, at: 1, state: 1 })
      .sort({ at: 1 })
      .session(session)
      .lean(),
    ballotsOfTopic(context, ballotIdsOf(topic)),
  ])
  const photos = (ids: readonly string[]) => ids.flatMap((id) => files.get(id) ?? [])
  const council = isCouncil(actor, topic.areaPath)
  const mine = topic.reviews.find(({ accountId }) => accountId === actor.id)
  return {
    ...presentTopicSummary(topic),
    text: topic.text,
    photos: photos(topic.photoIds),
    proposals: topic.proposals,
    previousTopicId: topic.previousTopicId,
    fourSteps: topic.fourSteps && topic.fourSteps.map((step) => ({ ...step, at: wireTime(step.at) })),
    nextFourStep: (topic.fourSteps && FOUR_STEPS[topic.fourSteps.length]) ?? null,
    decision: topic.decision && {
      text: topic.decision.text,
      at: wireTime(topic.decision.at),
      noticeUntil: wireTime(topic.decision.noticeUntil),
      paused: topic.decision.pausedAt !== null,
      ballotId: topic.decision.ballotId ?? null,
    },
    objections: topic.objections.map((one) => ({
      ...{ id: one.id, at: wireTime(one.at), answer: one.answer, mine: one.accountId === actor.id },
      text: isObjectionShown(one) || council || one.accountId === actor.id ? one.text : UNCHECKED,
    })),
    steps: topic.steps.map((step) => ({
      id: step.id,
      title: step.title,
      unit: step.unitId === null ? null : { id: step.unitId, name: step.unitName ?? '' },
      dueAt: wireTime(step.dueAt),
      amountFen: step.amountFen,
      note: step.note,
      photos: photos(step.photoIds),
      done: step.done,
      doneAt: step.doneAt && wireTime(step.doneAt),
      case:
        step.caseId === null
          ? null
          : { id: step.caseId, number: step.caseNumber ?? '', stage: step.caseStage ?? 'reported' },
    })),
    result: topic.result && { text: topic.result.text, at: wireTime(topic.result.at) },
    reason: topic.reason,
    reviews: {
      count: topic.reviews.length,
      solved: topic.reviews.filter(({ solved }) => solved).length,
      satisfied: topic.reviews.filter(({ satisfaction }) => satisfaction !== 'dissatisfied').length,
    },
    myReview: mine ? { solved: mine.solved, satisfaction: mine.satisfaction } : null,
    meetings: meetings.map(({ _id, title, at, state }) => ({ id: _id, title, at: wireTime(at), state })),
    ballots,
    takesWords: takesWords(topic.stage),
    abilities: abilitiesOf(context, topic),
  }
}

function abilitiesOf(context: Context, topic: TopicDoc): TopicView['abilities'] {
  const facts = factsOf(topic)
  const now = context.now()
  const { stage } = topic
  const residents = [
    ...topicActions(facts, 'resident', now),
    ...(stage === 'resulted' || stage === 'reviewed' ? (['review'] as const) : []),
  ]
  if (!isCouncil(context.actor, topic.areaPath)) return residents
  const open = takesWords(stage)
  return [
    ...residents,
    'moderate',
    ...topicActions(facts, 'council', now).filter((action) => action !== 'meet'),
    ...(open ? (['callMeeting', 'linkBallot'] as const) : []),
    ...(open && topic.fourSteps && topic.fourSteps.length < 4 ? (['fourStep'] as const) : []),
    ...(stage === 'decided' || stage === 'executing' ? (['planStep'] as const) : []),
  ]
}
