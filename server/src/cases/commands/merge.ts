import { mergeInto } from '@linli/shared/cases/duplicates'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import type { Tx } from '../../platform/store/transact'
import { derive } from '../derive'
import { type CaseDoc, caseModel } from '../model'
import { mergeable, recountPeople } from '../people'
import { maySee } from '../policy'
import { record } from '../record'
import { type StepInput, takeStep } from '../step'

/**
 * Merges this case into another; its people are told of that one from now on. Both cases are written, so of A→B and B→A at once
 * one transaction starts over and finds its case merged already: one winner (DOMAIN §1).
 */
export const merge = (context: Context, input: StepInput) =>
  takeStep(context, input, {
    action: 'merge',
    effect: async ({ tx, one, line, data }) => {
      if (one.childIds.length > 0) throw new Problem('HAS_CHILDREN')
      const chain = await chainFrom(context, tx, input.targetId ?? '', one)
      const result = mergeInto(one._id, input.targetId ?? '', [one, ...chain].map(mergeable))
      if (!result.ok) throw new Problem(result.code)
      const root = chain.find(({ _id }) => _id === result.rootId)
      if (!root) throw new Problem('MERGE_CYCLE')
      if (root.stage === 'rejected' || root.stage === 'withdrawn') throw new Problem('TARGET_UNKNOWN')
      if (root.parentId !== null) throw new Problem('HAS_CHILDREN')

      one.mergedIntoId = root._id
      one.mergedIntoNumber = root.number
      root.mergedIds = [...root.mergedIds, one._id]
      await recountPeople(tx, root, [one])
      derive(root, tx.now)
      const absorbed = { action: 'merge', as: line.as, text: `${one.number}并入本件` } as const
      await record(tx, root, absorbed, { sourceId: one._id }, { type: 'cases.absorb', quiet: 'quiet' })
      await tx.save(caseModel, root)

      line.text = [`并入${root.number}`, line.text].filter(Boolean).join('\n')
      data.targetId = root._id
    },
  })

/** The target and everything it was merged into, up to the case that stands for all. */
async function chainFrom(context: Context, tx: Tx, targetId: string, source: CaseDoc): Promise<CaseDoc[]> {
  const chain: CaseDoc[] = []
  for (let next: string | null = targetId; next !== null && next !== source._id; ) {
    const found: CaseDoc = await tx.load(caseModel, next).catch(unknownTarget)
    if (chain.length === 0 && !maySee(context.actor, found)) throw new Problem('TARGET_UNKNOWN')
    chain.push(found)
    next = found.mergedIntoId
  }
  return chain
}

/** Only "there is none" becomes the caller's mistake; a conflict must reach the transaction and start it over. */
function unknownTarget(error: unknown): never {
  throw error instanceof Problem && error.code === 'NOT_FOUND' ? new Problem('TARGET_UNKNOWN') : error
}
