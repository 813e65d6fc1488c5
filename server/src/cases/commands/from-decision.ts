import { system } from '../../platform/actor'
import { type Context, createContext } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { type Taken, taken } from './intake'
import { openCase } from './report'

/**
 * Makes a case of what people decided together. A transaction of its own, made by the system: the asker's idempotency key belongs
 * to what he asked for. The same `externalId` is the same case, also when it comes twice at once: the unique index decides.
 */
export async function caseFromDecision(
  { tenantId, log, ...services }: Context,
  given: { externalId: string; text: string; place: { lng: number; lat: number; address: string } },
): Promise<Taken> {
  const context = createContext({ ...services, log }, tenantId, system('deliberation'), { log })
  const before = await taken(context, given.externalId)
  if (before) return before
  const input = { ...given, attachments: [], visibility: 'public', source: 'api' } as const
  return openCase(context, { ...input, attachments: [] }, async (_tx, one) => ({
    id: one._id,
    number: one.number,
    duplicate: false,
  })).catch(async (error: unknown) => {
    const first =
      error instanceof Problem && error.code === 'DUPLICATE' ? await taken(context, given.externalId) : null
    if (!first) throw error
    return first
  })
}
