import type { ClientSession } from 'mongoose'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import type { Tx } from '../../platform/store/transact'
import { blockModel, type HelpDoc } from '../model-help'
import { isOrganiser } from '../policy'

/** Who helps and who is helped, once both have agreed. */
export const helperOf = (one: HelpDoc): string | null => (one.kind === 'offer' ? one.authorId : one.partnerId)
export const askerOf = (one: HelpDoc): string | null => (one.kind === 'offer' ? one.partnerId : one.authorId)

export const isSide = (one: HelpDoc, accountId: string): boolean =>
  one.authorId === accountId || one.partnerId === accountId

/** Sets whether the public list shows it, and in whose lists it is. The caller saves. */
export function arrange(one: HelpDoc): void {
  one.listed = one.state === 'open' && one.moderation === 'passed' && !one.hidden
  one.peopleIds = [...new Set([one.authorId, ...(one.partnerId ? [one.partnerId] : []), ...one.responderIds])]
}

/** Everybody whom the person has blocked, or who has blocked the person. */
export async function strangersOf(
  context: Pick<Context, 'tenantId' | 'model'>,
  accountId: string,
  session: ClientSession | null = null,
): Promise<Set<string>> {
  const { tenantId } = context
  const blocks = context.model(blockModel)
  const [mine, theirs] = [
    await blocks.find({ tenantId, accountId }, { blockedId: 1 }).session(session).lean(),
    await blocks.find({ tenantId, blockedId: accountId }, { accountId: 1 }).session(session).lean(),
  ]
  return new Set([...mine.map((row) => row.blockedId), ...theirs.map((row) => row.accountId)])
}

/** The two sides and those who answered always; the organisers of the area; the public while it is listed, but no stranger. */
export async function mustRead(
  tx: Pick<Tx, 'actor' | 'tenantId' | 'model'>,
  one: HelpDoc,
  session: ClientSession | null = null,
): Promise<void> {
  const { actor } = tx
  if (isSide(one, actor.id) || isOrganiser(actor, one.areaPath)) return
  const known = one.responderIds.includes(actor.id) && one.moderation === 'passed' && !one.hidden
  if ((one.listed || known) && !(await strangersOf(tx, actor.id, session)).has(one.authorId)) return
  throw new Problem('NOT_FOUND')
}
