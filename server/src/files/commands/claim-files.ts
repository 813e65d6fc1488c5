import { Problem } from '../../platform/problem'
import type { Tx } from '../../platform/store/transact'
import { filesModel, type OwnerKind } from '../model'

/**
 * Gives uploads to what they were made for, in the transaction that shows them there. Each goes to one owner, once.
 * @throws FILE_UNKNOWN unless all are there, unclaimed, and the actor's own (the system may give anybody's)
 */
export async function claimFiles(
  tx: Tx,
  ids: readonly string[],
  owner: { kind: OwnerKind; id: string },
): Promise<void> {
  for (const id of new Set(ids)) {
    const file = await tx.load(filesModel, id).catch((error: unknown) => {
      if (error instanceof Problem && error.code === 'NOT_FOUND') throw new Problem('FILE_UNKNOWN')
      throw error
    })
    const own = file.uploaderId === tx.actor.id || tx.actor.kind === 'system'
    if (!own || file.state !== 'ready' || file.ownerId !== null) throw new Problem('FILE_UNKNOWN')
    file.ownerKind = owner.kind
    file.ownerId = owner.id
    tx.append('files', file, 'files.claimed', { owner }, 'quiet')
    await tx.save(filesModel, file)
  }
}
