import { unitById } from '../../areas'
import { caseFromDecision } from '../../cases'
import { claimFiles } from '../../files'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { newId } from '../../platform/store/id'
import type { ExecutionStep, TopicDoc } from '../model'
import { mustCouncil } from '../policy'
import { topicById } from '../queries/topics'
import { changeTopic } from '../step'

interface Seen {
  id: string
  version?: number | undefined
}

const mustExecute = ({ stage }: TopicDoc, ...stages: TopicDoc['stage'][]): void => {
  if (!stages.includes(stage)) throw new Problem('TOPIC_STAGE')
}

function stepNamed(topic: TopicDoc, stepId: string): ExecutionStep {
  const step = topic.steps.find(({ id }) => id === stepId)
  if (!step || step.done) throw new Problem('TARGET_UNKNOWN')
  if (step.caseId !== null) throw new Problem('STEP_DISPATCHED')
  return step
}

const replaced = (topic: TopicDoc, step: ExecutionStep): ExecutionStep[] =>
  topic.steps.map((one) => (one.id === step.id ? step : one))

/** Adds a step of the execution: who, until when, with how much money (fen). */
export async function planStep(
  context: Context,
  input: Seen & { title: string; unitId?: string | undefined; dueAt: string; amountFen: number },
) {
  const { id, title, unitId, dueAt, amountFen } = input
  mustCouncil(context.actor, (await topicById(context, id)).areaPath)
  const unit = unitId ? await unitById(context, unitId) : null
  return changeTopic(context, input, {
    event: 'deliberation.stepPlanned',
    data: { unitId: unit?._id ?? null, amountFen },
    change: (_tx, topic) => {
      mustExecute(topic, 'decided', 'executing')
      topic.steps = [
        ...topic.steps,
        {
          ...{ id: newId(), title, unitId: unit?._id ?? null, unitName: unit?.name ?? null },
          ...{ dueAt: new Date(dueAt), amountFen, note: '', photoIds: [], done: false, doneAt: null },
          ...{ caseId: null, caseNumber: null, caseStage: null },
        },
      ]
    },
  })
}

/** Says that a step is done, and shows it. */
export const finishStep = (
  context: Context,
  input: Seen & { stepId: string; note: string; photos: string[] },
) =>
  changeTopic(context, input, {
    event: 'deliberation.stepDone',
    data: { stepId: input.stepId },
    change: async (tx, topic) => {
      mustExecute(topic, 'executing')
      const step = stepNamed(topic, input.stepId)
      const photoIds = [...new Set(input.photos)]
      await claimFiles(tx, photoIds, { kind: 'topic', id: topic._id })
      topic.steps = replaced(topic, {
        ...step,
        note: input.note,
        photoIds,
        done: true,
        doneAt: new Date(tx.now),
      })
      return undefined
    },
  })

/**
 * Makes a case of a step. The case is a transaction of its own, known by the step: whoever asks again, also after a crash in
 * between, gets the same case.
 */
export async function dispatchStep(
  context: Context,
  input: Seen & { stepId: string; place: { lng: number; lat: number; address: string } },
) {
  const topic = await topicById(context, input.id)
  mustCouncil(context.actor, topic.areaPath)
  mustExecute(topic, 'executing')
  if (input.version !== undefined && input.version !== topic.version) throw new Problem('STALE_VERSION')
  const step = stepNamed(topic, input.stepId)
  const made = await caseFromDecision(context, {
    externalId: `deliberation/${topic._id}/${step.id}`,
    text: `【议事决定】${topic.title}：${step.title}`,
    place: input.place,
  })
  return changeTopic(context, input, {
    event: 'deliberation.stepDispatched',
    data: { stepId: step.id, caseId: made.id },
    change: (_tx, fresh) => {
      mustExecute(fresh, 'executing')
      const now = stepNamed(fresh, input.stepId)
      const link = { caseId: made.id, caseNumber: made.number, caseStage: 'reported' }
      fresh.steps = replaced(fresh, { ...now, ...link })
      fresh.caseIds = [...fresh.caseIds, made.id]
    },
  })
}
