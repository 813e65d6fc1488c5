import type { Output } from '@linli/shared/contract'
import { inChina } from '@linli/shared/platform/china-time'
import { wireTime } from '@linli/shared/platform/schemas'
import type { Context } from '../../platform/context'
import { calendarModel } from '../model-calendars'

/** The imported years, and this year and the next in any case: deadlines run into them. One without a list is provisional. */
export async function calendars(context: Context): Promise<Output<'areas.calendars'>> {
  const { tenantId } = context
  const found = await context
    .model(calendarModel)
    .find({ tenantId }, { year: 1, days: 1, importedAt: 1 })
    .lean()
  const known = new Map(found.map((list) => [list.year, list]))
  const thisYear = inChina(context.now()).getUTCFullYear()
  const years = [...new Set([...known.keys(), thisYear, thisYear + 1])].sort((a, b) => a - b)
  const items = years.map((year) => {
    const list = known.get(year)
    return {
      year,
      days: list?.days.length ?? 0,
      provisional: !list,
      importedAt: list ? wireTime(list.importedAt) : null,
    }
  })
  return { items }
}
