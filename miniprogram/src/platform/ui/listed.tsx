import type { ReactNode } from 'react'
import type { PageList } from '../api/use-page'
import { Failed } from './failed'
import { ListEnd } from './list-end'
import { Skeleton } from './skeleton'

interface ListedProps<T> {
  page: PageList<T>
  /** What to say when there is none. */
  empty: ReactNode
  /** Draws one, with its key. */
  children: (one: T) => ReactNode
}

/** A list read page by page, in all its states: asked for, failed, empty, its rows and what is below them. */
export function Listed<T>({ page, empty, children: draw }: ListedProps<T>) {
  if (page.problem && !page.answered) return <Failed problem={page.problem} onRetry={page.reload} />
  if (!page.answered) return <Skeleton />
  if (page.items.length === 0) return empty
  return (
    <>
      {page.items.map(draw)}
      <ListEnd page={page} />
    </>
  )
}
