import { useSignedIn } from '@/platform/api/session'
import { useCountyQuery } from '@/platform/api/use-county'
import { type Query, useQuery } from '@/platform/api/use-query'
import { useRenewed } from '@/platform/api/use-renewed'
import type { BallotView } from './ballot'

/** One ballot: with what the user may do when he is signed in, else as everybody sees it. Participation is renewed while it is open. */
export function useBallot(id: string): Query<BallotView> {
  const signedIn = useSignedIn()
  const own = useQuery('ballots.view', signedIn ? { id } : null)
  const all = useCountyQuery('ballots.publicView', signedIn ? null : { id })
  const query = signedIn ? own : all
  useRenewed(query.reload, query.data?.phase === 'open')
  return query
}
