import { watchText } from '../moderation'
import type { Tx } from '../platform/store/transact'
import type { Moderation } from './model'

/** Hands words without a clear answer to whoever will judge them. */
export async function watchWords(
  tx: Tx,
  kind: 'activity' | 'help',
  one: { _id: string; areaPath: string; moderation: Moderation },
  text: string,
): Promise<void> {
  if (one.moderation !== 'pending') return
  const { _id: id, areaPath } = one
  await watchText(tx, { owner: { kind, id }, accountId: tx.actor.id, areaPath, text })
}
