import type { StaffAction } from './accepts'
import type { Asked, FieldName } from './asked'

/** What has been filled in so far. */
export interface Values {
  reason: string
  note: string
  passed?: boolean
  unitId?: string
  targetId?: string
  categoryCode?: string
  /** A day, YYYY-MM-DD. */
  until?: string
}

export const NOTHING: Values = { reason: '', note: '' }

const complaints: Record<FieldName, string> = {
  result: '请选择结果',
  category: '请选择类别',
  unit: '请选择处置单位',
  target: '请选择要并入的事项',
  until: '请选择挂账到哪一天',
  reason: '请写明理由',
  note: '请写明情况',
  photo: '请至少拍一张照片',
}

/**
 * The questions that are still open, each with what to do about it.
 * @param photos how many photos are chosen
 */
export function openQuestions(
  asked: Asked[],
  values: Values,
  photos: number,
): Partial<Record<FieldName, string>> {
  const present: Record<FieldName, boolean> = {
    result: values.passed !== undefined,
    category: !!values.categoryCode,
    unit: !!values.unitId,
    target: !!values.targetId,
    until: !!values.until,
    reason: !!values.reason.trim(),
    note: !!values.note.trim(),
    photo: photos > 0,
  }
  const open = asked.filter(({ field, required }) => required && !present[field])
  return Object.fromEntries(open.map(({ field }) => [field, complaints[field]]))
}

export interface StepInput extends Record<string, unknown> {
  id: string
  version: number
}

/** The input of a step: only what its form asked, so that nothing typed for another step slips in. */
export function stepInput(
  seen: { id: string; version: number },
  asked: Asked[],
  values: Values,
  fileIds: string[],
): StepInput {
  const given: Record<FieldName, Record<string, unknown>> = {
    result: { passed: values.passed },
    category: { categoryCode: values.categoryCode },
    unit: { unitId: values.unitId },
    target: { targetId: values.targetId },
    until: { until: values.until && endOfDay(values.until) },
    reason: { reason: values.reason.trim() },
    note: { note: values.note.trim() },
    photo: { attachments: fileIds },
  }
  const all = Object.assign({}, ...asked.map(({ field }) => given[field])) as Record<string, unknown>
  const present = Object.entries(all).filter(([, value]) => value !== undefined && value !== '')
  return { id: seen.id, version: seen.version, ...Object.fromEntries(present) }
}

/** A suspension "until the 5th" lasts through the 5th, in China. */
const endOfDay = (day: string): string => `${day}T23:59:59+08:00`

/** Name of the place on the phone where unfinished words of a step are kept. */
export const keptAs = (id: string, action: StaffAction): string => `step:${id}:${action}`
