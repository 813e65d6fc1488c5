import { useState } from 'react'
import type { CaseView, TimelineEntry } from '../case'
import { changesSince } from './changes'

interface Seen {
  /** The case as the user knows it: its version goes with the step. */
  base: CaseView | undefined
  /** What others did since; the user must see it before the step is taken. */
  changes: TimelineEntry[]
  accept: () => void
}

/**
 * Keeps apart what the user has seen from what the server says now: a page that renews itself under the user's hands would
 * otherwise send a step that was decided on older facts.
 */
export function useSeen(now: CaseView | undefined): Seen {
  const [seen, setSeen] = useState<CaseView>()
  if (now && !seen) setSeen(now)
  const changes = seen && now ? changesSince(seen, now) : []
  return {
    base: changes.length > 0 ? seen : now,
    changes,
    accept: () => setSeen(now),
  }
}
