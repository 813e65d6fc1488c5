import { CHINA_OFFSET_MS, inChina } from '@linli/shared/platform/china-time'
/** A number that was typed in; anything else is what stands for nothing. */
export const numberOr = <T extends number | null>(value: string, nothing: T): number | T =>
  /^\d{1,7}$/.test(value.trim()) ? Number(value.trim()) : nothing

/** The first moment of the next local month. */
export function nextMonth(now: number): string {
  const local = inChina(now)
  return new Date(
    Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 1) - CHINA_OFFSET_MS,
  ).toISOString()
}
