import type { Output } from '@linli/shared/contract'
import type { Context } from '../../platform/context'
import { me } from '../queries/me'
import { openSession } from './open-session'

/** The answer to every kind of sign-in, once it is clear who it is. `expiresIn` in seconds. */
export async function signIn(context: Context, accountId: string): Promise<Output<'identity.passwordLogin'>> {
  const person = await me(context, accountId)
  return {
    ...(await openSession(context, accountId)),
    expiresIn: context.config.ACCESS_TOKEN_SECONDS,
    me: person,
  }
}
