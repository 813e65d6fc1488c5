import type { Context } from '../../platform/context'
import { setRound } from '../clock'
import { tellParent } from '../family'
import { type StepInput, takeStep } from '../step'

/** 结案: ends the round; from here the 15 days of "unsolved" run. */
export const close = (context: Context, input: StepInput) =>
  takeStep(context, input, {
    action: 'close',
    effect: async ({ tx, one, data }) => {
      one.closedAt = new Date(tx.now)
      setRound(one, { closedAt: tx.now })
      data.overdue = one.wasOverdue
      await tellParent(tx, one, { text: `协办任务${one.number}已办结`, closed: true })
    },
  })
