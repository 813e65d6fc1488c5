import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '@/platform/api/client'
import type { Output } from '@/platform/api/contract'
import { ApiProblem } from '@/platform/api/problem'
import { uploadRoll } from '@/platform/api/upload'
import { chooseFile } from '@/platform/device/files'
import { forget, recall, remember } from '@/platform/device/storage'
import { tellProblem } from '@/platform/ui/tell'

type Import = Output<'ballots.importRoll'>

const PAUSE = 1_000
const place = (rollId: string) => `roll-import-${rollId}`

/**
 * Imports the file of a roll and follows how far it is; a long import can be left and found again on this phone.
 * @param onDone called when the roll has changed
 */
export function useImport(rollId: string, onDone: () => void) {
  const [state, setState] = useState<Import>()
  const [problem, setProblem] = useState<ApiProblem>()
  const [busy, setBusy] = useState(false)
  const done = useRef(onDone)
  done.current = onDone

  const take = useCallback(
    (next: Import) => {
      setState(next)
      if (next.state === 'running') remember(place(rollId), next.id)
      else forget(place(rollId))
      if (next.state === 'done') done.current()
    },
    [rollId],
  )
  const [following, setFollowing] = useState(() => recall<string>(place(rollId)))
  useEffect(() => {
    if (!following) return
    let current = true
    const look = async () => {
      const next = await call('ballots.rollImport', { id: following }).catch((failure: unknown) => {
        // A lost connection comes back; an import that is not there is over.
        if (failure instanceof ApiProblem && failure.isPassing) return 'later' as const
        return undefined
      })
      if (!current) return
      if (next === undefined) return setFollowing(undefined)
      if (next !== 'later') {
        take(next)
        if (next.state !== 'running') return setFollowing(undefined)
      }
      timer = setTimeout(look, PAUSE)
    }
    let timer = setTimeout(look, 0)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [following, take])

  const choose = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      const file = await chooseFile(['xlsx', 'csv'])
      if (!file) return
      setState(undefined)
      const begun = await uploadRoll(rollId, file.path)
      take(begun)
      if (begun.state === 'running') setFollowing(begun.id)
    } catch (failure) {
      if (failure instanceof ApiProblem) setProblem(failure)
      tellProblem(failure)
    } finally {
      setBusy(false)
    }
  }
  const mistakes = problem?.code === 'ROLL_INVALID' ? problem.fields.map(({ message }) => message) : []
  const count = Number(problem?.document.problemCount ?? mistakes.length)
  return { state, mistakes, more: count - mistakes.length, busy, choose }
}
