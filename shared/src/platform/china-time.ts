/** China has one time zone without summer time, wherever a server or a phone may stand. Milliseconds. */
export const CHINA_OFFSET_MS = 8 * 3_600_000

/** A date whose UTC parts are those of a clock in China at that moment (epoch ms). */
export const inChina = (at: number): Date => new Date(at + CHINA_OFFSET_MS)

/** The day in China, YYYY-MM-DD. */
export const chinaDay = (at: number): string => inChina(at).toISOString().slice(0, 10)

/** Day and minute in China: 2026-05-12 09:00. */
export const chinaMinute = (at: number): string => inChina(at).toISOString().slice(0, 16).replace('T', ' ')

/** RFC 3339 in China's zone, to the second, as WeChat Pay writes it: 2026-05-12T09:00:00+08:00. */
export const chinaTime = (at: number): string => `${inChina(at).toISOString().slice(0, 19)}+08:00`
