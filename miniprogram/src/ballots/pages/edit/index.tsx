import { useRouter } from '@tarojs/taro'
import { useQuery } from '@/platform/api/use-query'
import { Screen } from '@/platform/ui/screen'
import { draftOf, newDraft } from '../../draft'
import { useMyAreas } from '../../use-my-areas'
import { DraftForm } from './draft-form'

/** Drafting a ballot, or changing a draft. */
export default function EditPage() {
  const { id, topicId } = useRouter().params
  const query = useQuery('ballots.view', id ? { id } : null)
  const { areas, answered } = useMyAreas()
  if (id)
    return (
      <Screen of={query} className="ballot-edit">
        {query.data && (
          <DraftForm
            key={query.data.version}
            saved={query.data}
            first={draftOf(query.data)}
            areas={areas}
            onRetry={query.reload}
          />
        )}
      </Screen>
    )
  return (
    <Screen
      className="ballot-edit"
      empty={answered && areas.length === 0}
      emptyText="这里由议事会成员和管理员使用。"
    >
      {answered && <DraftForm first={newDraft(Date.now(), areas[0]?.id ?? null, topicId)} areas={areas} />}
    </Screen>
  )
}
