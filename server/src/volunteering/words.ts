import { checkText, watchText } from '../moderation'
import type { Context } from '../platform/context'
import { Problem } from '../platform/problem'
import type { Tx } from '../platform/store/transact'
import type { Moderation } from './model'

/** Asks WeChat about words while their author waits. @throws TEXT_RISKY */
export async function judgeWords(context: Context, text: string): Promise<Moderation> {
  const verdict = await checkText(context, { accountId: context.actor.id, text })
  if (verdict === 'risky') throw new Problem('TEXT_RISKY')
  return verdict === 'passed' ? 'passed' : 'pending'
}

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
