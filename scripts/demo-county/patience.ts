import { setTimeout as pause } from 'node:timers/promises'

/** How long to wait before each further try, ms: together longer than a busy machine keeps its engine from answering. */
const PAUSES = [500, 2_000, 8_000, 30_000] as const

/**
 * Does something again while the server says that it can't right now (an engine under load, or being started again): a county half
 * made for want of one answer would have to be made from its beginning.
 * @param run must be safe to do twice
 */
export async function patiently<T>(
  run: () => Promise<T>,
  wait: (ms: number) => Promise<unknown> = pause,
): Promise<T> {
  for (const ms of PAUSES) {
    try {
      return await run()
    } catch (error) {
      if ((error as { code?: string }).code !== 'UNAVAILABLE') throw error
      await wait(ms)
    }
  }
  return run()
}
