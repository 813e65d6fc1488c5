import { useEffect, useState } from 'react'
import { useSignedIn } from '@/platform/api/session'
import { useQuery } from '@/platform/api/use-query'
import type { Place } from '@/platform/device/place'

/** Wait after the last letter before the server is asked, milliseconds. */
const settle = 700

/** What the server makes of the words and the place: categories, and the same matter nearby. */
export function useSuggestion(text: string, place: Place | undefined, categoryCode: string | undefined) {
  const wish = text.trim().length < 2 ? null : { text: text.trim(), place, categoryCode }
  const [asked, setAsked] = useState(wish)
  const now = JSON.stringify(wish)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(JSON.parse(now)), settle)
    return () => clearTimeout(timer)
  }, [now])
  const { data } = useQuery('cases.suggest', useSignedIn() ? asked : null)
  // A proposal for words that are gone is none.
  return asked && wish ? data : undefined
}
