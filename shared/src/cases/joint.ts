import { type Refusal, refuse } from './errors'
import { type Deadline, deadlineMissed } from './limits'
import { OPEN_STAGES, type Stage } from './stages'

/** One unit's part in joint handling: the lead case or an assisting child. */
export interface Part {
  id: string
  parentId: string | null
  unitId: string
  stage: Stage
  deadline: Deadline | null
  /** When this part was handed in; null while open. */
  handledAt: number | null
}

/** @returns ok, or why this unit can't be added: CHILD_HAS_NO_CHILDREN, ALREADY_ASSISTING (also: is the lead). */
export function mayAssist(lead: Part, children: readonly Part[], unitId: string): { ok: true } | Refusal {
  if (lead.parentId !== null) return refuse('CHILD_HAS_NO_CHILDREN')
  if (unitId === lead.unitId || children.some((child) => child.unitId === unitId && isOpen(child.stage))) {
    return refuse('ALREADY_ASSISTING')
  }
  return { ok: true }
}

/** @returns ok, or CHILDREN_OPEN: the parent can't close before its children (DOMAIN §1). */
export function mayCloseParent(children: readonly Pick<Part, 'stage'>[]): { ok: true } | Refusal {
  return children.some((child) => isOpen(child.stage)) ? refuse('CHILDREN_OPEN') : { ok: true }
}

/** Each unit's overdue is its own: @returns the units that missed their own due time by `now`. */
export function overdueUnits(parts: readonly Part[], now: number): string[] {
  return parts
    .filter((part) => part.deadline && deadlineMissed(part.deadline, part.handledAt ?? now))
    .map((part) => part.unitId)
}

/** @returns whether somebody still owes work in this stage. */
export function isOpen(stage: Stage): boolean {
  return (OPEN_STAGES as readonly Stage[]).includes(stage)
}
