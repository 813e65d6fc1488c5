import { Problem } from '../platform/problem'

const TRIES = 5

/**
 * Whoever changes a team writes its document: of several at once, one is first and the others look again at what he has left them. What
 * they may do is decided by what they find then.
 */
export async function takingTurns<R>(work: () => Promise<R>): Promise<R> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      const overtaken =
        error instanceof Problem && (error.code === 'DUPLICATE' || error.code === 'STALE_VERSION')
      if (!overtaken || tries === TRIES) throw error
    }
  }
}
