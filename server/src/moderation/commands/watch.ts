import type { Moderated } from '@linli/shared/moderation/contract'
import { newId } from '../../platform/store/id'
import { type Tx, unchained } from '../../platform/store/transact'
import { type Check, checksModel, EVERYWHERE } from '../model'

interface Watched {
  owner: Moderated
  accountId: string
  /** Where it lies, `/county/town/…/`: its staff may judge. Without it any dispatcher or supervisor of the county may. */
  areaPath?: string
}

/** If the reaction never comes to it, the follow-up does. */
const FOLLOW_UP_MS = 5 * 60_000

async function watch(
  tx: Tx,
  { areaPath, owner, accountId }: Watched,
  what: Pick<Check, 'kind' | 'fileId' | 'text'>,
) {
  const { kind, fileId } = what
  const check: Check = {
    _id: newId(),
    tenantId: tx.tenantId,
    ...unchained,
    ownerKind: owner.kind,
    ownerId: owner.id,
    accountId,
    ...what,
    byStaff: tx.actor.kind === 'system' || tx.actor.roles.length > 0,
    areaIds: areaPath ? areaPath.split('/').filter(Boolean) : [EVERYWHERE],
    areaPath: areaPath ?? null,
    state: 'pending',
    why: null,
    traceIds: [],
    failures: 0,
    createdAt: new Date(tx.now),
    nextAt: new Date(tx.now + FOLLOW_UP_MS),
    waitingAt: null,
    decidedAt: null,
    decidedBy: null,
    reason: null,
  }
  tx.append('moderation', check, 'moderation.watched', { kind, owner, ...(fileId !== null && { fileId }) })
  await tx.insert(checksModel, check)
}

/**
 * Has photos checked, from the transaction that attaches them. Films are taken as well: WeChat checks none, a person
 * looks at them. Each ends in one or more `moderation.decided`.
 */
export async function watchPhotos(tx: Tx, given: Watched & { fileIds: readonly string[] }): Promise<void> {
  const { fileIds, ...rest } = given
  for (const fileId of fileIds) await watch(tx, rest, { kind: 'photo', fileId, text: null })
}

/** Has words checked again to which {@link checkText} got no clear answer. Ends in `moderation.decided`. */
export async function watchText(tx: Tx, given: Watched & { text: string }): Promise<void> {
  const { text, ...rest } = given
  await watch(tx, rest, { kind: 'text', fileId: null, text })
}
