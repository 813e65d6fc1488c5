import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { forgetSessions } from '../session-cache'

/** Asks every feature whether the person may go; the reasons of those that object become the answer. */
async function checkBlocks(context: Context, accountId: string): Promise<void> {
  const reasons: string[] = []
  for (const data of context.personalData.values()) {
    const reason = await data.blocks?.(context, accountId)
    if (reason) reasons.push(reason)
  }
  if (reasons.length > 0) throw new Problem('DELETION_BLOCKED', { detail: reasons.join('') })
}

/**
 * Deletes the own account (PIPL art. 47, DOMAIN §6): every feature lets go of the person in one transaction, so that a crash
 * leaves either all of it or nothing. Events, totals and hash chains are not touched: they hold ids only.
 */
export async function deleteMine(context: Context): Promise<{ done: true }> {
  const { id } = context.actor
  await checkBlocks(context, id)
  const answer = await context.transact(async (tx) => {
    for (const data of context.personalData.values()) await data.erase(tx, id)
    return { done: true as const }
  })
  forgetSessions(context.connection, id)
  return answer
}
