import { useSyncExternalStore } from 'react'
import { recall, remember } from '../device/storage'

const key = 'elder-mode'
const listeners = new Set<() => void>()
let on = recall<boolean>(key) ?? false

/** Switches elder mode 长辈版 (everything 1.3×, targets ≥ 60 px: EXPERIENCE, Look) and keeps the choice. */
export function setElderMode(value: boolean): void {
  on = value
  remember(key, value)
  for (const listener of listeners) listener()
}

/** Whether elder mode is on; the component is drawn again when that changes. */
export function useElderMode(): boolean {
  return useSyncExternalStore(subscribe, () => on)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
