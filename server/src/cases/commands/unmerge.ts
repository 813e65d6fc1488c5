import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { derive } from '../derive'
import { type CaseDoc, caseModel } from '../model'
import { recountPeople } from '../people'
import { record } from '../record'
import { type StepInput, takeStep } from '../step'

/** Takes a merged case out again: it goes on where it was, and its people leave the other one. */
export const unmerge = (context: Context, input: StepInput) =>
  takeStep(context, input, {
    action: 'unmerge',
    effect: async ({ tx, one, line, data }) => {
      if (one.mergedIntoId === null) throw new Problem('NOT_MERGED')
      const from = await tx.load(caseModel, one.mergedIntoId)
      from.mergedIds = from.mergedIds.filter((id) => id !== one._id)
      one.mergedIntoId = null
      one.mergedIntoNumber = null
      data.targetId = from._id

      const changed: CaseDoc[] = [one]
      for (let next: CaseDoc | null = from; next; ) {
        await recountPeople(tx, next, changed)
        derive(next, tx.now)
        changed.push(next)
        next = next.mergedIntoId ? await tx.load(caseModel, next.mergedIntoId) : null
      }
      const released = { action: 'unmerge', as: line.as, text: `${one.number}不再并入本件` } as const
      await record(tx, from, released, { sourceId: one._id }, { type: 'cases.release', quiet: 'quiet' })
      for (const other of changed.slice(1)) await tx.save(caseModel, other)
    },
  })
