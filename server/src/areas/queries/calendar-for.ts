import { type WorkCalendar, workCalendar } from '@linli/shared/cases/calendar'
import type { Context } from '../../platform/context'
import { spansOf } from '../hours'
import { calendarModel } from '../model-calendars'
import type { Unit } from '../model-units'

/** When a unit works: the county's holidays and the unit's own hours, or the usual ones (DOMAIN §1). */
export async function calendarFor(context: Context, unit?: Unit | null): Promise<WorkCalendar> {
  const { tenantId } = context
  const years = await context.model(calendarModel).find({ tenantId }, { year: 1, days: 1 }).lean()
  return workCalendar(years, unit?.workingHours ? { hours: spansOf(unit.workingHours) } : {})
}
