import { deadlineStepsDue, type LadderStep, nextStepAt } from '@linli/shared/cases/ladder'
import { calendarFor, type Unit, unitsByIds } from '../../areas'
import type { Context } from '../../platform/context'
import type { Job } from '../../platform/feature'
import { derive } from '../derive'
import { type CaseDoc, caseModel } from '../model'
import { record } from '../record'
import { rulesOf } from '../rules/current'
import { forEachDue } from './due-cases'

const LEVEL_LABELS: Record<LadderStep['level'], string> = {
  community: '社区（村）',
  town: '乡镇（街道）',
  county: '县级',
}

/**
 * 逐级提醒 (DOMAIN §1): takes the steps of the ladder that have been reached, each exactly once. The ids taken are stored with the
 * events in one transaction, so a worker that slept finds all it missed and a second worker none.
 */
export const escalateJob: Job = {
  name: 'cases.escalate',
  every: '1 minute',
  run: (services) =>
    forEachDue(
      services,
      'cases.escalate',
      (now) => ({
        filter: { clockState: 'running', nextStepAt: { $lte: new Date(now) } },
        field: 'nextStepAt',
      }),
      escalate,
    ),
}

async function escalate(context: Context, id: string): Promise<void> {
  const { ladder } = await rulesOf(context)
  const unitOf = async (one: Pick<CaseDoc, 'unitId'>): Promise<Unit | null> =>
    one.unitId === null ? null : ((await unitsByIds(context, [one.unitId])).get(one.unitId) ?? null)

  await context.transact(async (tx) => {
    const one = await tx.load(caseModel, id)
    if (one.clockState !== 'running' || !one.deadline) return null
    const calendar = await calendarFor(context, await unitOf(one))
    const steps = deadlineStepsDue(ladder, one.deadline, tx.now, one.firedSteps, calendar)
    one.firedSteps = [...one.firedSteps, ...steps.map((step) => step.id)]
    const next = nextStepAt(ladder, one.deadline, one.firedSteps, calendar)
    one.nextStepAt = next === null ? null : new Date(next)
    if (steps.length === 0) {
      // Only planned: no event, no new version, so that nobody at work is told "stale".
      await tx
        .model(caseModel)
        .updateOne(
          { tenantId: tx.tenantId, _id: id, version: one.version },
          { $set: { nextStepAt: one.nextStepAt } },
          { session: tx.session },
        )
      return null
    }
    derive(one, tx.now)
    for (const step of steps) {
      const line = { action: 'escalate', as: 'system', text: wordsOf(step) } as const
      const { unitId } = one
      await record(tx, one, line, { unitId, level: step.level, percent: step.percent, step: step.id })
    }
    await tx.save(caseModel, one)
    return null
  })
}

const wordsOf = ({ percent, level }: LadderStep): string =>
  `已用时限的 ${percent}%，提醒${LEVEL_LABELS[level]}督促`
