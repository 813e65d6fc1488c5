import { watchText } from '../moderation'
import type { Tx } from '../platform/store/transact'
import type { Checked, PostDoc, ProposalDoc } from './model'
import { visibilityOf } from './policy'

type Kind = 'proposal' | 'contribution'

/** Hands words without a clear answer to whoever will judge them. */
export async function watchWords(
  tx: Tx,
  kind: Kind,
  one: { _id: string; authorId: string; areaPath: string; moderation: Checked['moderation'] },
  text: string,
): Promise<void> {
  if (one.moderation !== 'pending') return
  const { _id: id, authorId: accountId, areaPath } = one
  await watchText(tx, { owner: { kind, id }, accountId, areaPath, text })
}

/** Sets whether the public lists show it, and says once that somebody has contributed. The caller saves. */
export function show(tx: Tx, kind: 'proposal' | PostDoc['kind'], one: ProposalDoc | PostDoc): void {
  const visible = visibilityOf(one) === 'visible'
  one.listed = visible && (!('state' in one) || one.state === 'open' || one.state === 'ready')
  if (!visible || one.contributed) return
  one.contributed = true
  const as = kind === 'reply' ? 'argument' : kind
  tx.append('deliberation', one, 'deliberation.contributed', { accountId: one.authorId, kind: as })
}
