import { isDeepStrictEqual } from 'node:util'
import type { Holiday } from '@linli/shared/cases/calendar'
import type { Input, Output } from '@linli/shared/contract'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { type Tx, unchained } from '../../platform/store/transact'
import { holidayProblems, libraryDays } from '../holidays'
import { type CalendarDoc, calendarId, calendarModel } from '../model-calendars'
import { EVERYWHERE, mustAdminister } from '../policy'
import { countyArea } from '../queries/areas'

/**
 * Imports the holidays of a year, or takes those of the calendar library. The same list again changes nothing and tells
 * nobody (DOMAIN §1). Only an administrator of the whole county (AREA_FORBIDDEN).
 * @throws CALENDAR_INVALID with a line for every wrong day, or when there is no list of the year
 */
export async function importCalendar(
  context: Context,
  { year, days: given }: Input<'areas.importCalendar'>,
): Promise<Output<'areas.importCalendar'>> {
  mustAdminister(context.actor, (await countyArea(context))?.path ?? EVERYWHERE)
  const days = inOrder(given ?? libraryDays(year))
  if (days.length === 0)
    throw new Problem('CALENDAR_INVALID', { detail: `${year}年的放假安排还没有公布，没有导入。` })
  const problems = holidayProblems(year, given ?? days)
  if (problems.length > 0) {
    const fields = problems.map(({ index, message }) => ({
      path: `days.${index}`,
      message: `第${index + 1}条：${message}`,
    }))
    throw new Problem('CALENDAR_INVALID', { fields })
  }
  return context.transact(async (tx) => {
    const changed = await store(tx, year, days)
    return { year, days: days.length, changed }
  })
}

const inOrder = (days: readonly Holiday[]): Holiday[] =>
  days
    .map(({ name, date, isOffDay }) => ({ name, date, isOffDay }))
    .sort((a, b) => (a.date < b.date ? -1 : 1))

/** What a list says of working and free days: lists of one year differ in how they name a holiday (清明, 清明节). */
const worked = (days: readonly Holiday[]) => days.map(({ date, isOffDay }) => [date, isOffDay])

async function store(tx: Tx, year: number, days: Holiday[]): Promise<boolean> {
  const _id = calendarId(tx.tenantId, year)
  const { tenantId } = tx
  const known = await tx.model(calendarModel).exists({ tenantId, _id }).session(tx.session)
  const importedAt = new Date(tx.now)
  if (!known) {
    const calendar: CalendarDoc = { _id, tenantId, ...unchained, year, days, importedAt }
    tx.append('areas', calendar, 'areas.calendarImported', { year })
    await tx.insert(calendarModel, calendar)
    return true
  }
  const calendar = await tx.load(calendarModel, _id)
  if (isDeepStrictEqual(worked(calendar.days), worked(days))) return false
  Object.assign(calendar, { days, importedAt })
  tx.append('areas', calendar, 'areas.calendarImported', { year })
  await tx.save(calendarModel, calendar)
  return true
}
