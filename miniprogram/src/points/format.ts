import { inChina } from '@linli/shared/platform/china-time'
/** An amount with its sign: +10, −3. */
export const signed = (amount: number): string => (amount < 0 ? `−${-amount}` : `+${amount}`)

/** The last day on which points can still be used, of the moment they expire at: 2028年5月12日. */
export function lastDay(expiresAt: string): string {
  const day = inChina(Date.parse(expiresAt) - 1)
  return `${day.getUTCFullYear()}年${day.getUTCMonth() + 1}月${day.getUTCDate()}日`
}

/** 2026-05 → 2026年5月 */
export function sayMonth(month: string): string {
  const [year, number] = month.split('-')
  return `${year}年${Number(number)}月`
}
