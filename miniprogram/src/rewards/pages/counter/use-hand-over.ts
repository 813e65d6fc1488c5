import { useRef, useState } from 'react'
import { call } from '@/platform/api/client'
import { newKey } from '@/platform/api/key'
import { ApiProblem } from '@/platform/api/problem'
import { signalFailure, signalSuccess } from '@/platform/device/signal'
import type { HandedOver } from '../../types-office'

/** What came of the last code. */
export type Scanned = { what: 'done'; given: HandedOver } | { what: 'refused'; problem: ApiProblem }

/**
 * Takes a voucher. The outcome is shown large and said by sound, not in a toast that is gone before it is read. A code whose outcome is
 * unknown is tried again under the same key, so that the keeper isn't told that it was used before.
 */
export function useHandOver(shopId: string, onDone: () => void) {
  const [busy, setBusy] = useState(false)
  const [scanned, setScanned] = useState<Scanned>()
  const running = useRef(false)
  const open = useRef<{ code: string; key: string }>()

  const take = async (code: string) => {
    if (running.current) return
    running.current = true
    setBusy(true)
    if (open.current?.code !== code) open.current = { code, key: newKey() }
    try {
      const given = await call('rewards.handOver', { id: shopId, code }, { key: open.current.key })
      open.current = undefined
      setScanned({ what: 'done', given })
      signalSuccess()
      onDone()
    } catch (failure) {
      const problem =
        failure instanceof ApiProblem ? failure : new ApiProblem(0, 'UNEXPECTED', '出了点问题，请再扫一次')
      if (!problem.isPassing) open.current = undefined
      setScanned({ what: 'refused', problem })
      signalFailure()
    } finally {
      running.current = false
      setBusy(false)
    }
  }
  return { busy, scanned, take }
}
