import { useCallback, useRef, useState } from 'react'
import { tellProblem } from '../ui/tell'
import { call } from './client'
import type { Input, Name, Output } from './contract'
import { newKey } from './key'
import { ApiProblem } from './problem'

/**
 * A change the user asks for. While it is under way further taps do nothing; when it is unknown whether it arrived, the
 * next try carries the same Idempotency-Key, so that it happens once.
 * A problem is told in a toast; problems of single fields are in `problem.field(name)` as well.
 */
export function useCommand<N extends Name>(name: N) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem>()
  const running = useRef(false)
  const key = useRef<string>()

  const run = useCallback(
    async (input: Input<N>): Promise<Output<N> | undefined> => {
      if (running.current) return undefined
      running.current = true
      setBusy(true)
      setProblem(undefined)
      key.current ??= newKey()
      try {
        const answer = await call(name, input, { key: key.current })
        key.current = undefined
        return answer
      } catch (failure) {
        if (failure instanceof ApiProblem) {
          setProblem(failure)
          if (!failure.isPassing) key.current = undefined
        }
        tellProblem(failure)
        return undefined
      } finally {
        running.current = false
        setBusy(false)
      }
    },
    [name],
  )

  return {
    /** @returns the answer, or undefined when it failed (already told) */
    run,
    busy,
    problem,
    /** The key of the try whose outcome is unknown, to hand on to a draft. */
    pendingKey: () => key.current,
  }
}
