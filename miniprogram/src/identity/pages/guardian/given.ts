import { useSyncExternalStore } from 'react'
import { recall, remember } from '@/platform/device/storage'

/** A consent this phone has given for a child. */
export interface Given {
  id: string
  childName: string
}

const key = 'guardian-consents'
const listeners = new Set<() => void>()
let given = recall<Given[]>(key) ?? []

export function setGiven(next: Given[]): void {
  given = next
  remember(key, next)
  for (const listener of listeners) listener()
}

/** The consents given on this phone, to be able to take them back. */
export function useGiven(): Given[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => given,
  )
}
