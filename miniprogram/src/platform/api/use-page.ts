import { useReachBottom } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from './client'
import type { Input, Item, ListName } from './contract'
import type { ApiProblem } from './problem'
import { type QueryState, useRenewal } from './use-query'

export interface PageList<T> extends QueryState {
  items: T[]
  /** Whether everything is shown. */
  end: boolean
  more: () => Promise<void>
}

/**
 * A list read page by page: the next page when the bottom is reached, from the start again when pulled down or shown again.
 * @param input without cursor; null: not yet
 * @param complete adds what must be found out first, as part of the try
 */
export function usePage<N extends ListName>(
  name: N,
  input: Input<N> | null,
  complete?: (input: Input<N>) => Promise<Input<N>>,
): PageList<Item<N>> {
  const [items, setItems] = useState<Item<N>[]>()
  const [next, setNext] = useState<string | null>(null)
  const [problem, setProblem] = useState<ApiProblem>()
  const [loading, setLoading] = useState(false)
  const asked = useRef(0)
  const wish = input === null ? null : JSON.stringify(input)

  const read = useCallback(
    async (cursor?: string) => {
      if (wish === null) return
      const mine = ++asked.current
      setLoading(true)
      try {
        const asking = { ...JSON.parse(wish), cursor }
        const answer = (await call(name, complete ? await complete(asking) : asking)) as {
          items: Item<N>[]
          next: string | null
        }
        if (mine !== asked.current) return
        setItems((before = []) => (cursor ? [...before, ...answer.items] : answer.items))
        setNext(answer.next)
        setProblem(undefined)
      } catch (failure) {
        if (mine === asked.current) setProblem(failure as ApiProblem)
      } finally {
        if (mine === asked.current) setLoading(false)
      }
    },
    [name, wish, complete],
  )
  const reload = useCallback(() => read(), [read])
  const more = useCallback(async () => {
    if (next && !loading) await read(next)
  }, [read, next, loading])

  useEffect(() => {
    // Another wish: what was shown does not belong to it.
    setItems(undefined)
    reload()
  }, [reload])
  useRenewal(reload, items !== undefined || problem !== undefined)
  useReachBottom(() => {
    more()
  })

  return {
    items: items ?? [],
    end: next === null,
    more,
    problem,
    loading,
    answered: items !== undefined,
    reload,
  }
}
