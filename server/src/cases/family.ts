import type { Tx } from '../platform/store/transact'
import { derive } from './derive'
import { type CaseDoc, caseModel } from './model'
import { record } from './record'

/** What happens to an assisting case, as the lead case takes note of it. */
interface Change {
  text: string
  closed?: true
  joined?: string
  left?: string
}

/** Tells the lead case of its child: the count that keeps it open, the units at work, and a line in its timeline. */
export async function tellParent(tx: Tx, child: CaseDoc, change: Change): Promise<void> {
  if (child.parentId === null) return
  const parent = await tx.load(caseModel, child.parentId)
  if (change.closed) parent.openChildren = Math.max(0, parent.openChildren - 1)
  const units = parent.assistingUnitIds.filter((id) => id !== change.left)
  parent.assistingUnitIds = change.joined ? [...new Set([...units, change.joined])] : units
  derive(parent, tx.now)
  await record(
    tx,
    parent,
    { action: 'remark', as: 'system', text: change.text },
    { childId: child._id },
    { type: 'cases.childChanged', quiet: 'quiet' },
  )
  await tx.save(caseModel, parent)
}
