import type { Ability } from '../case'
import { ACCEPTS, type StaffAction } from './accepts'

/** A question of a step's form. */
export type FieldName = 'result' | 'category' | 'unit' | 'target' | 'until' | 'reason' | 'note' | 'photo'

export interface Asked {
  field: FieldName
  required: boolean
}

/** Top to bottom as people think: what, who, until when, why, with what proof. */
const order: readonly FieldName[] = [
  'result',
  'category',
  'unit',
  'target',
  'until',
  'reason',
  'note',
  'photo',
]

const sentAs: Record<FieldName, string> = {
  result: 'passed',
  category: 'categoryCode',
  unit: 'unitId',
  target: 'targetId',
  until: 'until',
  reason: 'reason',
  note: 'note',
  photo: 'attachments',
}

/**
 * What a form asks: the needs of the ability (sent by the server), a day for a suspension, the category of a case that
 * is filed without one, and what may be added besides. A reason nobody needs is not asked where a note can be left.
 * @param hasCategory whether the case already has one
 */
export function asked({ needs }: Pick<Ability, 'needs'>, action: StaffAction, hasCategory: boolean): Asked[] {
  const accepts: readonly string[] = ACCEPTS[action]
  return order.flatMap((field) => {
    if (!accepts.includes(sentAs[field])) return []
    const mustHave = field === 'until' || (field === 'category' && action === 'file' && !hasCategory)
    const required = mustHave || isNeeded(field, needs)
    if (!required && field === 'reason' && accepts.includes('note')) return []
    return [{ field, required }]
  })
}

const isNeeded = (field: FieldName, needs: readonly string[]) => needs.includes(field)

/** Whether a step can be taken by one tap: nothing must be filled in and nothing must be chosen. */
export function isQuick(ability: Pick<Ability, 'needs'>, action: StaffAction, hasCategory: boolean): boolean {
  return asked(ability, action, hasCategory).every(({ field, required }) => !required && field === 'note')
}
