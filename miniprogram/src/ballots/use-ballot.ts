import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { useSignedIn } from '@/platform/api/session'
import { useCountyQuery } from '@/platform/api/use-county'
import { type Query, useQuery } from '@/platform/api/use-query'
import type { BallotView } from './ballot'

/** How often the participation is renewed while people vote, milliseconds. */
const RENEWAL = 20_000

/** One ballot: with what the user may do when he is signed in, else as everybody sees it. Participation is renewed while it is open. */
export function useBallot(id: string): Query<BallotView> {
  const signedIn = useSignedIn()
  const own = useQuery('ballots.view', signedIn ? { id } : null)
  const all = useCountyQuery('ballots.publicView', signedIn ? null : { id })
  const query = signedIn ? own : all
  const [shown, setShown] = useState(true)
  useDidShow(() => setShown(true))
  useDidHide(() => setShown(false))
  const { reload } = query
  const live = shown && query.data?.phase === 'open'
  useEffect(() => {
    if (!live) return
    const timer = setInterval(reload, RENEWAL)
    return () => clearInterval(timer)
  }, [live, reload])
  return query
}
