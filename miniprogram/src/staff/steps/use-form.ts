import { useCallback, useRef, useState } from 'react'
import { forget, recall, remember } from '@/platform/device/storage'
import type { StaffAction } from './accepts'
import { keptAs, NOTHING, type Values } from './values'

/**
 * What is being filled in for a step. It outlives the page: words typed in the street are there again after a call, a closed
 * app, a crash or a wrong tap, until the step is taken.
 */
export function useForm(caseId: string, action: StaffAction) {
  const place = keptAs(caseId, action)
  const [values, setValues] = useState<Values>(() => ({ ...NOTHING, ...recall<Partial<Values>>(place) }))

  const latest = useRef(values)

  const change = useCallback(
    (part: Partial<Values>) => {
      latest.current = { ...latest.current, ...part }
      remember(place, latest.current)
      setValues(latest.current)
    },
    [place],
  )
  /** The step is taken: nothing is kept any longer. */
  const done = useCallback(() => forget(place), [place])

  return { values, change, done }
}
