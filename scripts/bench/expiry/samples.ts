import type { Db } from 'mongodb'
import { newId } from '../../../server/src/platform/store/id'
import { pour, rowsOf } from '../points/samples'

const DAY = 86_400_000

export const LOTS_OF_ONE = 10

/** So many lots that are due, ten of each account on ten midnights. */
export async function fillDue(db: Db, tenantId: string, count: number): Promise<void> {
  const midnight = Date.now() - (Date.now() % DAY)
  const lots = LOTS_OF_ONE
  const accounts = Array.from({ length: count / lots }, () => newId())
  const common = { tenantId, lots, amount: 5, entries: false, at: () => midnight }
  const expiresAt = (i: number) => midnight - i * DAY
  await pour(
    db,
    (function* () {
      for (const id of accounts) yield* rowsOf({ ...common, id, expiresAt })
    })(),
  )
}
