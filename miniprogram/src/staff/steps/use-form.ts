import { useDidHide } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { forget, recall, remember } from '@/platform/device/storage'
import type { StaffAction } from './accepts'
import { keptAs, NOTHING, type Values } from './values'

/**
 * What is being filled in for a step. It outlives the page: words typed in the street are there again after a call, a closed
 * app or a wrong tap, until the step is taken.
 */
export function useForm(caseId: string, action: StaffAction) {
  const place = keptAs(caseId, action)
  const [values, setValues] = useState<Values>(() => ({ ...NOTHING, ...recall<Partial<Values>>(place) }))
  const latest = useRef<Values | undefined>(values)

  const change = useCallback((part: Partial<Values>) => {
    setValues((before) => {
      const after = { ...before, ...part }
      latest.current = after
      return after
    })
  }, [])
  const keep = useCallback(() => {
    if (latest.current && latest.current !== NOTHING) remember(place, latest.current)
  }, [place])
  useDidHide(keep)
  useEffect(() => keep, [keep])

  /** The step is taken: nothing is kept any longer. */
  const done = useCallback(() => {
    latest.current = undefined
    forget(place)
  }, [place])

  return { values, change, done }
}
