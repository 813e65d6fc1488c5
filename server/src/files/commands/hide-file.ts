import type { Tx } from '../../platform/store/transact'
import { filesModel } from '../model'

/** From now on no link shows the file, not even those already given out. Its bytes stay, as evidence. Twice is once. */
export async function hideFile(tx: Tx, id: string): Promise<void> {
  const file = await tx.load(filesModel, id)
  if (file.state !== 'ready') return
  file.state = 'hidden'
  tx.append('files', file, 'files.hidden', {}, 'quiet')
  await tx.save(filesModel, file)
}
