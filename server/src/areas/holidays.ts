import { DAY, dayNumber, type Holiday } from '@linli/shared/cases/calendar'
// Its default, because Node finds no names in this CommonJS package.
import chineseDays from 'chinese-days'

/**
 * The State Council's list as the calendar library knows it.
 * @returns none when the library doesn't know the year (yet)
 */
export function libraryDays(year: number): Holiday[] {
  const days: Holiday[] = []
  for (let day = dayNumber(`${year}-01-01`); day < dayNumber(`${year + 1}-01-01`); day++) {
    const date = new Date(day * DAY).toISOString().slice(0, 10)
    const { work, name } = chineseDays.getDayDetail(date)
    // A day of the list is `English name,Chinese name,days`; any other has the English name of its weekday.
    const chinese = name.split(',')[1]
    if (chinese) days.push({ name: chinese, date, isOffDay: !work })
  }
  return days
}

/** What is wrong with the list of a year, line by line, in words for the person who imports it. */
export function holidayProblems(
  year: number,
  days: readonly Holiday[],
): { index: number; message: string }[] {
  const first = new Map<string, number>()
  return days.flatMap(({ date, isOffDay }, index) => {
    const message = problemOf(year, { date, isOffDay }, first.get(date))
    first.set(date, first.get(date) ?? index)
    return message ? [{ index, message }] : []
  })
}

function problemOf(
  year: number,
  { date, isOffDay }: Pick<Holiday, 'date' | 'isOffDay'>,
  earlier: number | undefined,
): string | null {
  if (!date.startsWith(`${year}-`)) return `${date}不在${year}年`
  if (earlier !== undefined) return `${date}与第${earlier + 1}条重复`
  const weekday = new Date(dayNumber(date) * DAY).getUTCDay()
  if (!isOffDay && weekday !== 0 && weekday !== 6) return `${date}本来就是工作日，调休上班应在周末`
  return null
}
