import { type FourStep, takeFourStep as ruleOf } from '@linli/shared/deliberation/four-steps'
import { noticeAfterPause, takesWords } from '@linli/shared/deliberation/topic'
import { requireConsent } from '../../identity'
import { judgeWords } from '../../moderation'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { newId } from '../../platform/store/id'
import { recordFourStep, writeDecision } from '../decision'
import type { TopicDoc } from '../model'
import { mustNotBeOwn } from '../policy'
import { rulesOf } from '../rules'
import { changeTopic } from '../step'

interface Seen {
  id: string
  version?: number | undefined
}

/** Records the next of 四议; the shared rule decides on order, quorum and majority. */
export function takeFourStep(
  context: Context,
  input: Seen & {
    step: FourStep
    note: string
    due?: number | undefined
    present?: number | undefined
    agree?: number | undefined
    women?: number | undefined
  },
) {
  const { step, note, due, present, agree, women } = input
  return changeTopic(context, input, {
    event: 'deliberation.fourStepTaken',
    data: { step },
    change: (tx, topic) => {
      if (!topic.fourSteps) throw new Problem('FOUR_STEPS_NONE')
      if (!takesWords(topic.stage)) throw new Problem('TOPIC_STAGE')
      const full = due !== undefined && present !== undefined && agree !== undefined
      const taken = ruleOf(topic.fourSteps.length, step, full ? { due, present, agree, women } : undefined)
      if (!taken.ok) throw new Problem(taken.code)
      recordFourStep(topic, tx.now, { step, note, fewWomen: taken.fewWomen, due, present, agree, women })
    },
  })
}

/** Back from the meeting to the discussion: more is to be said. */
export const discussAgain = (context: Context, input: Seen & { reason: string }) =>
  changeTopic(context, input, {
    action: 'discussAgain',
    event: 'deliberation.discussedAgain',
    change: (_tx, topic) => {
      topic.reason = input.reason
    },
  })

/** Publishes the decision (决议公开); its notice days begin. */
export async function decide(context: Context, input: Seen & { text: string }) {
  const { decisionNoticeDays } = await rulesOf(context)
  return changeTopic(context, input, {
    action: 'decide',
    event: 'deliberation.decided',
    change: (tx, topic) => {
      writeDecision(topic, tx.now, { text: input.text, noticeDays: decisionNoticeDays, ballotId: null })
    },
  })
}

/** Ends a topic without a decision. */
export const stop = (context: Context, input: Seen & { reason: string }) =>
  changeTopic(context, input, {
    action: 'stop',
    event: 'deliberation.stopped',
    change: (_tx, topic) => {
      topic.reason = input.reason
    },
  })

/** Anybody objects while the notice runs: it stands still until every objection is answered. */
export async function object(context: Context, input: { id: string; text: string }) {
  await requireConsent(context)
  // Refused words are refused; what can't be judged at once only its author and the council see, until they have answered it.
  const checked = (await judgeWords(context, input.text)) === 'passed'
  return changeTopic(context, input, {
    action: 'object',
    by: 'anybody',
    event: 'deliberation.objected',
    change: (tx, topic) => {
      const at = new Date(tx.now)
      topic.objections = [
        ...topic.objections,
        { id: newId(), accountId: tx.actor.id, text: input.text, at, answer: null, checked },
      ]
      if (topic.decision) topic.decision = { ...topic.decision, pausedAt: topic.decision.pausedAt ?? at }
    },
  })
}

/** Answers an objection. After the last one the notice has the days left that it had when it was paused. */
export const settleObjection = (context: Context, input: Seen & { objectionId: string; answer: string }) =>
  changeTopic(context, input, {
    action: 'settleObjection',
    event: 'deliberation.objectionSettled',
    data: { objectionId: input.objectionId },
    change: (tx, topic) => {
      const open = topic.objections.find(({ id, answer }) => id === input.objectionId && answer === null)
      if (!open) throw new Problem('NO_OBJECTION')
      mustNotBeOwn(tx.actor, open.accountId)
      topic.objections = topic.objections.map((one) =>
        one === open ? { ...one, answer: input.answer } : one,
      )
      const { decision } = topic
      if (!decision?.pausedAt || topic.objections.some(({ answer }) => answer === null)) return
      const until = noticeAfterPause(decision.noticeUntil.getTime(), decision.pausedAt.getTime(), tx.now)
      topic.decision = { ...decision, noticeUntil: new Date(until), pausedAt: null }
    },
  })

/** Begins to carry out what was decided, after its notice. */
export const execute = (context: Context, input: Seen) =>
  changeTopic(context, input, { action: 'execute', event: 'deliberation.executing' })

/** 结果公开: everybody concerned is told and may review it. */
export const publishResult = (context: Context, input: Seen & { text: string }) =>
  changeTopic(context, input, {
    action: 'publishResult',
    event: 'deliberation.resulted',
    change: (tx, topic) => {
      topic.result = { text: input.text, at: new Date(tx.now) }
      if (topic.fourSteps) recordFourStep(topic, tx.now, { step: 'publishResult', note: '结果已公开' })
    },
  })

/** Ends the review. */
export const endReview = (context: Context, input: Seen) =>
  changeTopic(context, input, { action: 'endReview', event: 'deliberation.reviewed' })

/** Solved? Satisfied? The last answer of a person counts; also after the review has ended, nobody is turned away. */
export async function review(
  context: Context,
  input: {
    id: string
    solved: boolean
    satisfaction: TopicDoc['reviews'][number]['satisfaction']
    comment: string
  },
) {
  await requireConsent(context)
  const { id, solved, satisfaction, comment } = input
  return changeTopic(
    context,
    { id },
    {
      by: 'anybody',
      event: 'deliberation.reviewGiven',
      change: (tx, topic) => {
        if (topic.stage !== 'resulted' && topic.stage !== 'reviewed') throw new Problem('NOT_REVIEWABLE')
        const accountId = tx.actor.id
        const others = topic.reviews.filter((one) => one.accountId !== accountId)
        topic.reviews = [...others, { accountId, solved, satisfaction, comment, at: new Date(tx.now) }]
      },
    },
  )
}
