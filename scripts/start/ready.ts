import { setTimeout as pause } from 'node:timers/promises'
import type { Guarded } from '../processes/guarded'
import { PlainError } from '../setup/plain-error.cjs'

const readyWithinMs = 180_000

/**
 * Waits until `address` answers 200.
 * @throws PlainError with the program's last words when it ends first, or when three minutes have passed
 */
export const untilAnswers = async (address: string, program: Guarded, title: string) => {
  let ended = false
  program.exited.then(() => {
    ended = true
  })
  const until = Date.now() + readyWithinMs
  while (!ended && Date.now() < until) {
    const answer = await fetch(address, { signal: AbortSignal.timeout(2000) }).catch(() => undefined)
    if (answer?.ok) return
    await pause(100)
  }
  const how = ended ? 'ended at once' : 'did not get ready within three minutes'
  throw new PlainError(`${title} ${how}. It said:\n${program.lastLines()}`)
}
