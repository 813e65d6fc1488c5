import type { Reaction } from '../../platform/feature'
import { UNPLANNED } from '../clock'
import { caseModel } from '../model'

/** A new ladder counts for the deadlines under way too: the job is asked to plan them anew. Steps taken stay taken. */
export const replanLadder: Reaction = {
  name: 'cases.replanLadder',
  on: ['cases.rulesSet'],
  async react(context) {
    const { tenantId } = context
    await context
      .model(caseModel)
      .updateMany({ tenantId, clockState: 'running' }, { $set: { nextStepAt: UNPLANNED } })
  },
}
