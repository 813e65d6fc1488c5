import { MAX_SUSPENSION_MS } from '@linli/shared/cases/limits'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { type StepInput, takeStep } from '../step'

/** 申请挂账 until a day within a year. @throws SUSPENSION_TOO_LONG also for a day that is past */
export const requestSuspension = (context: Context, input: StepInput & { until: string }) =>
  takeStep(context, input, {
    action: 'requestSuspension',
    effect: ({ tx, one, data }) => {
      const until = Date.parse(input.until)
      if (!(until > tx.now && until - tx.now <= MAX_SUSPENSION_MS)) throw new Problem('SUSPENSION_TOO_LONG')
      one.suspensionRequest = { reason: input.reason ?? '', until }
      data.until = new Date(until)
    },
  })
