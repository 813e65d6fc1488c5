import type { Context } from '../../platform/context'
import { forgetSessions } from '../session-cache'
import { endSessions } from './end-sessions'

/** Ends this session, or all sessions of the account. Its access tokens end with it. */
export async function logout(context: Context, { everywhere }: { everywhere: boolean }) {
  const { actor } = context
  const at = context.now()
  await endSessions(
    context,
    actor.id,
    everywhere || actor.sessionId === undefined
      ? { by: 'everywhere', at }
      : { by: 'logout', at, only: actor.sessionId },
  )
  forgetSessions(context.connection, actor.id)
  return { done: true as const }
}
