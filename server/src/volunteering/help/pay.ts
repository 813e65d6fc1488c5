import { Problem } from '../../platform/problem'
import type { Tx } from '../../platform/store/transact'
import { movePool, noteSaved, poolHas, withVolunteer } from '../hours/sums'
import type { HelpDoc } from '../model-help'

/** Puts hours of the own bank aside for a request. @throws BANK_SHORT */
export async function holdHours(tx: Tx, accountId: string, halfHours: number): Promise<void> {
  await withVolunteer(tx, accountId, (one) => {
    if (one.saved - one.held < halfHours) throw new Problem('BANK_SHORT')
    one.held += halfHours
  })
}

/** Takes hours out of the public pool for a request. @throws POOL_SHORT */
export async function drawFromPool(tx: Tx, one: HelpDoc): Promise<void> {
  if (!(await poolHas(tx, one.halfHours))) throw new Problem('POOL_SHORT')
  await movePool(tx, 'granted', -one.halfHours, one._id)
}

/** Pays what was used of the hours put aside; the rest is free again, or the pool's. Nothing used: a cancelled request. */
export async function settleHours(tx: Tx, one: HelpDoc, used: number): Promise<void> {
  if (one.payment === 'bank') {
    await withVolunteer(tx, one.authorId, (sums) => {
      sums.held -= one.halfHours
      sums.saved -= used
    })
    await noteSaved(tx, one.authorId, 'spent', -used, one._id)
  }
  if (one.payment === 'pool' && one.state !== 'asked')
    await movePool(tx, 'granted', one.halfHours - used, one._id)
}
