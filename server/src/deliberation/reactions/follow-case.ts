import { caseForNotice } from '../../cases'
import type { Reaction } from '../../platform/feature'
import { aggregateIdOf } from '../../platform/store/events'
import { topicModel } from '../model'

/** Steps of a case that change its stage. */
const MOVES = [
  'file',
  'reject',
  'dispatch',
  'accept',
  'handle',
  'close',
  'unsolved',
  'returnToFiling',
  'returnToDispatch',
  'returnToHandling',
  'returnFromCheck',
].map((action) => `cases.${action}`)

/**
 * An execution step goes with its case: done when the case is closed, open again when it is not solved, free for another way when the
 * case is refused.
 */
export const followCase: Reaction = {
  name: 'deliberation.followCase',
  on: MOVES,
  async react(context, event) {
    const { tenantId } = context
    const caseId = aggregateIdOf(event)
    const found = await context.model(topicModel).findOne({ tenantId, caseIds: caseId }, { _id: 1 }).lean()
    if (!found) return
    // Its stage now, not as of the event: events may come in another order.
    const stage = (await caseForNotice(context, caseId))?.stage
    if (!stage) return
    await context.transact(async (tx) => {
      const topic = await tx.load(topicModel, found._id)
      const step = topic.steps.find((one) => one.caseId === caseId)
      if (!step || step.caseStage === stage) return null
      const done = stage === 'closed' || stage === 'evaluated'
      const refused = stage === 'rejected' || stage === 'withdrawn'
      // What was shown as the result stays as it was shown; a case opened again later is its own story.
      const counts = topic.stage === 'executing'
      const next = {
        ...step,
        caseStage: stage,
        ...(counts && { done, doneAt: done ? new Date(tx.now) : null }),
        ...(counts && refused && { caseId: null, caseNumber: null, caseStage: null }),
      }
      topic.steps = topic.steps.map((one) => (one === step ? next : one))
      if (next.caseId === null) topic.caseIds = topic.caseIds.filter((id) => id !== caseId)
      topic.changedAt = new Date(tx.now)
      const finished = counts && done && !step.done
      tx.append(
        'deliberation',
        topic,
        finished ? 'deliberation.stepDone' : 'deliberation.stepMoved',
        { stepId: step.id, topicId: topic._id, caseStage: stage },
        finished ? undefined : 'quiet',
      )
      await tx.save(topicModel, topic)
      return null
    })
  },
}
