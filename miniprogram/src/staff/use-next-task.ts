import { useQuery } from '@/platform/api/use-query'
import type { Task } from './case'

interface NextTask {
  /** undefined: not known yet, or it could not be read; null: nothing else waits. */
  task: Task | null | undefined
}

/**
 * The most urgent task beside the one just done.
 * @param done id of that case; null: don't ask
 */
export function useNextTask(done: string | null): NextTask {
  // Two are read: the case itself may still be the first of my tasks.
  const { data } = useQuery('cases.tasks', done === null ? null : { limit: 2 })
  if (done === null || !data) return { task: undefined }
  return { task: data.items.find(({ id }) => id !== done) ?? null }
}
