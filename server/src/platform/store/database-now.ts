import type { Clock } from '../clock'
import type { ModelDefinition } from './model'
import type { Aggregate, Tx } from './transact'

/**
 * Members of one document together with the database's own clock (epoch ms), in one read of the transaction: what decides whether
 * something came in time (DOMAIN §3), whichever process asked and whatever its clock says. `$toLong`, because SecantusDB finds a
 * bare `$$NOW` equal to no stored date.
 * @returns null when the tenant has no such document
 */
export async function readWithNow<T extends Aggregate, K extends keyof T & string>(
  within: Pick<Tx, 'model' | 'tenantId' | 'clock'> & { session?: Tx['session'] },
  definition: ModelDefinition<T>,
  id: string,
  members: readonly K[],
): Promise<(Pick<T, K> & { now: number }) | null> {
  const [row] = await within
    .model(definition)
    .aggregate<Pick<T, K> & { databaseNow: number }>([
      { $match: { _id: id, tenantId: within.tenantId } as never },
      {
        $project: {
          ...Object.fromEntries(members.map((member) => [member, 1])),
          databaseNow: { $toLong: '$$NOW' },
        } as never,
      },
    ])
    .session(within.session ?? null)
  return row ? { ...row, now: inOurDays(within.clock, Number(row.databaseNow)) } : null
}

/** What a moment of the database's clock means here: see {@link Clock.stored}. */
const inOurDays = (clock: Clock, at: number): number => clock.stored?.(at) ?? at
