import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from './client'
import type { Input, Name, Output } from './contract'
import type { ApiProblem } from './problem'

/** What <Screen of> needs to know. */
export interface QueryState {
  /** Whether there is something to show. */
  answered: boolean
  loading: boolean
  /** Why the last try failed. */
  problem?: ApiProblem
  reload: () => Promise<void>
}

export interface Query<T> extends QueryState {
  data?: T
  /** Puts the answer of a command in the place of the data: no second read. */
  setData: (data: T) => void
}

/**
 * The answer of a read: asked when first shown, when the input changes, when the page is shown again and when pulled down
 * (with `enablePullDownRefresh: true` in the page's config).
 * @param input null: not yet
 * @param complete adds what must be found out first, as part of the try: a retry finds it out again
 */
export function useQuery<N extends Name>(
  name: N,
  input: Input<N> | null,
  complete?: (input: Input<N>) => Promise<Input<N>>,
): Query<Output<N>> {
  const [data, setData] = useState<Output<N>>()
  const [problem, setProblem] = useState<ApiProblem>()
  const [loading, setLoading] = useState(false)
  const asked = useRef(0)
  const wish = input === null ? null : JSON.stringify(input)

  const reload = useCallback(async () => {
    if (wish === null) return
    const mine = ++asked.current
    setLoading(true)
    try {
      const asking = JSON.parse(wish)
      const answer = await call(name, complete ? await complete(asking) : asking)
      // An answer to an older wish must not replace a newer one's.
      if (mine !== asked.current) return
      setData(answer)
      setProblem(undefined)
    } catch (failure) {
      if (mine === asked.current) setProblem(failure as ApiProblem)
    } finally {
      if (mine === asked.current) setLoading(false)
    }
  }, [name, wish, complete])

  useEffect(() => {
    reload()
  }, [reload])
  useRenewal(reload, data !== undefined || problem !== undefined)

  return { data, setData, problem, loading, answered: data !== undefined, reload }
}

/**
 * Reloads when the page is shown again and when it is pulled down.
 * @param asked whether there has been an answer: a page that is shown for the first time has none yet. Counting how often it was shown
 * would not do, since a part of it that is drawn later missed the first time.
 */
export function useRenewal(reload: () => Promise<void>, asked: boolean): void {
  const known = useRef(asked)
  known.current = asked
  useDidShow(() => {
    if (known.current) reload()
  })
  usePullDownRefresh(() => {
    reload().finally(() => Taro.stopPullDownRefresh())
  })
}
