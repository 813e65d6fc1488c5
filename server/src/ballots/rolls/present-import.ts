import type { Output } from '@linli/shared/contract'
import type { RollImportDoc } from '../model-rolls'

/** Without a sign of life for so long (machine time), the process that did it has died. */
const SILENT_MS = 5 * 60_000

export function presentImport({
  _id,
  rollId,
  state,
  rows,
  done,
  due,
  notes,
  at,
}: RollImportDoc): Output<'ballots.importRoll'> {
  const isDead = state === 'running' && Date.now() - at.getTime() > SILENT_MS
  return { id: _id, rollId, state: isDead ? 'failed' : state, rows, done, due, notes }
}
