import { usePage } from '@/platform/api/use-page'
import { Listing } from '../../parts/listing'
import { CaseCard } from '../../parts/task-card'

/** What waits for me, the earliest due first, as the server sorts it. */
export function Tasks() {
  const page = usePage('cases.tasks', {})
  return (
    <Listing
      of={page}
      empty="现在没有等您办的事"
      draw={(task) => <CaseCard key={task.id} of={task} reason={task.reason} />}
    />
  )
}
