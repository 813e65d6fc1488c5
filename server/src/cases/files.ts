import { attachmentsOf, claimFiles } from '../files'
import { watchPhotos } from '../moderation'
import type { Context } from '../platform/context'
import { Problem } from '../platform/problem'
import type { Tx } from '../platform/store/transact'
import type { CaseDoc, CaseFile } from './model'

/** What the case keeps of files that came with a form. @throws FILE_UNKNOWN for an id that is none of the tenant's */
export async function filesNamed(
  context: Context,
  ids: readonly string[],
  when: CaseFile['when'],
): Promise<CaseFile[]> {
  if (ids.length === 0) return []
  const found = await attachmentsOf(context, [...ids])
  return [...new Set(ids)].map((id) => {
    const file = found.get(id)
    if (!file) throw new Problem('FILE_UNKNOWN')
    const { kind, width, height, thumbUrl } = file
    const common = {
      id,
      kind,
      width,
      height,
      hasThumb: thumbUrl !== null,
      uploaderId: context.actor.id,
      when,
    }
    return { ...common, verdict: 'pending' as const }
  })
}

/** Gives the files to the case and has what the public may come to see checked, in the transaction that shows them. */
export async function keepFiles(tx: Tx, one: CaseDoc, files: readonly CaseFile[]): Promise<void> {
  if (files.length === 0) return
  const ids = files.map((file) => file.id)
  await claimFiles(tx, ids, { kind: 'case', id: one._id })
  one.files = [...one.files, ...files]
  const fileIds = files.filter((file) => file.when !== 'aside').map(({ id }) => id)
  const where = {
    owner: { kind: 'case', id: one._id } as const,
    accountId: tx.actor.id,
    areaPath: one.place.gridPath,
  }
  if (fileIds.length > 0) await watchPhotos(tx, { ...where, fileIds })
}
