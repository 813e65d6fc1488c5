import type { Context } from '../../platform/context'
import { setCategory } from '../category'
import { setRound } from '../clock'
import { type StepInput, takeStep } from '../step'

/** 自处置: solved on the spot in the grid; it is checked, closed and counted like any other. */
export const selfHandle = (context: Context, input: StepInput & { categoryCode?: string | undefined }) =>
  takeStep(context, input, {
    action: 'selfHandle',
    photos: 'after',
    effect: async (work) => {
      const { tx, one } = work
      if (input.categoryCode) await setCategory(work, input.categoryCode)
      one.verified = true
      setRound(one, { handledAt: tx.now })
    },
  })
