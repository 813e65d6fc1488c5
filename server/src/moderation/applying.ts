import type { Tx } from '../../platform/store/transact'
import { checksModel } from '../model'
import type { Decided } from '../settle'

/**
 * The judgement that stands on a check now, read inside the transaction that acts on it. Events of one check may be told in any
 * order; whoever applies what this says ends with the last judgement whatever that order.
 * @param checkId the aggregate of a `moderation.decided`
 * @returns null while there is none
 */
export async function verdictNow(tx: Tx, checkId: string): Promise<Decided['verdict'] | null> {
  const { tenantId, session } = tx
  const check = await tx
    .model(checksModel)
    .findOne({ _id: checkId, tenantId }, { state: 1 })
    .session(session)
    .lean()
  return check?.state === 'passed' || check?.state === 'hidden' ? check.state : null
}
