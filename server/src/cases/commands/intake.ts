import type { casesContract } from '@linli/shared/cases/contract'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import { apiKeySource } from '../../identity'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { caseModel } from '../model'
import { openCase } from './report'

export interface Taken {
  id: string
  number: string
  duplicate: boolean
}

/**
 * Takes a case from a device or another system. The same `externalId` under the same key is the same case, also when it comes
 * twice at once: the unique index decides.
 */
export async function intake(
  context: Context,
  input: ParsedOf<(typeof casesContract)['cases.intake']>,
): Promise<Taken> {
  // Two systems may count alike; each has its own numbers.
  const externalId = `${context.actor.id}/${input.externalId}`
  const before = await taken(context, externalId)
  if (before) return before
  const source = await apiKeySource(context)
  try {
    return await openCase(context, { ...input, source, externalId }, async (_tx, one) => ({
      id: one._id,
      number: one.number,
      duplicate: false,
    }))
  } catch (error) {
    const first =
      error instanceof Problem && error.code === 'DUPLICATE' ? await taken(context, externalId) : null
    if (!first) throw error
    return first
  }
}

/** The case that already came under an outer id; null when none did. */
export async function taken(context: Context, externalId: string): Promise<Taken | null> {
  const { tenantId } = context
  const one = await context.model(caseModel).findOne({ tenantId, externalId }, { number: 1 }).lean()
  return one && { id: one._id, number: one.number, duplicate: true }
}
