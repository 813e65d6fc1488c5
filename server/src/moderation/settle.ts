import type { Moderated, ModerationReason } from '@linli/shared/moderation/contract'
import { hideFile } from '../files'
import type { Tx } from '../platform/store/transact'
import { type Check, checksModel } from './model'

/** What the others hear of a judgement: the data of the event `moderation.decided`. */
export interface Decided {
  subject: { kind: 'text' | 'photo'; owner: Moderated; fileId?: string }
  verdict: 'passed' | 'hidden'
}

/** Writes the judgement on a loaded check: for a hidden photo every link to it ends with the same transaction. */
export async function settle(
  tx: Tx,
  check: Check,
  verdict: Decided['verdict'],
  by?: { accountId: string; reason: string },
): Promise<void> {
  const { kind, ownerKind, ownerId, fileId } = check
  check.state = verdict
  check.nextAt = null
  check.text = null
  check.decidedAt = new Date(tx.now)
  check.decidedBy = by?.accountId ?? null
  check.reason = by?.reason ?? null
  const owner = { kind: ownerKind, id: ownerId }
  const decided: Decided = { subject: { kind, owner, ...(fileId !== null && { fileId }) }, verdict }
  tx.append('moderation', check, 'moderation.decided', { ...decided })
  await tx.save(checksModel, check)
  if (verdict === 'hidden' && fileId !== null) await hideFile(tx, fileId)
}

/** Gives a loaded check to a person. Until that person has judged, the public does not see it. */
export async function handToPerson(tx: Tx, check: Check, why: ModerationReason): Promise<void> {
  check.state = 'person'
  check.why = why
  check.nextAt = null
  check.waitingAt ??= new Date(tx.now)
  tx.append('moderation', check, 'moderation.raised', { why }, 'quiet')
  await tx.save(checksModel, check)
}
