import type { Context } from '../../platform/context'
import { insertAccount } from './create-account'

/** Makes a resident without a sign-in, for seeds, tests and the desk of the county. An openid that is taken → DUPLICATE. */
export function createResident(
  context: Context,
  known: { name: string; phone?: string; openid?: string; birthDate?: string },
): Promise<{ _id: string }> {
  return context.transact(async (tx) => {
    const { _id } = await insertAccount(tx, known)
    return { _id }
  })
}
