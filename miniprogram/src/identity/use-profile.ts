import { useEffect } from 'react'
import { refreshMe, useMe, useSignedIn } from '@/platform/api/session'
import { useQuery } from '@/platform/api/use-query'

/** Who is signed in, renewed from the server when a page that shows it is opened. */
export function useProfile() {
  const signedIn = useSignedIn()
  const query = useQuery('identity.me', signedIn ? {} : null)
  useEffect(() => {
    if (query.data) refreshMe(query.data)
  }, [query.data])
  return { me: useMe(), signedIn, query }
}
