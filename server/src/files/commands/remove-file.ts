import type { Tx } from '../../platform/store/transact'
import { filesModel } from '../model'

/** Lets go of a file for good. The row stays as an empty name; its bytes go with the reaction to `files.removed`. */
export async function removeFile(tx: Tx, id: string): Promise<void> {
  const file = await tx.load(filesModel, id)
  if (file.state === 'removed') return
  file.state = 'removed'
  file.width = null
  file.height = null
  tx.append('files', file, 'files.removed')
  await tx.save(filesModel, file)
}
