import type { Context } from '../context'
import { Problem } from '../problem'

/**
 * Does a job's work row by row. One that fails holds up no other and is left for the next run: a refusal is what another worker or the
 * person concerned was first with; anything else is told in the log with the row's id, so that somebody looks.
 * @param job its name, as in the plan
 */
export async function eachAlone<T extends { _id: string }>(
  { log }: Pick<Context, 'log'>,
  job: string,
  rows: readonly T[],
  work: (row: T) => Promise<unknown>,
): Promise<void> {
  for (const row of rows) {
    try {
      await work(row)
    } catch (err) {
      if (err instanceof Problem && err.status < 500) {
        log.debug({ code: err.code, job, id: row._id }, 'refused, left for the next run')
        continue
      }
      log.error({ err, job, id: row._id }, 'left for the next run')
    }
  }
}
