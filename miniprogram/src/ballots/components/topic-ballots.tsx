import type { Output } from '@/platform/api/contract'
import { Card, Row } from '@/platform/ui/card'
import { StatusTag } from '@/platform/ui/status-tag'
import { go } from '../ballot'
import { phaseTag } from '../say'

interface TopicBallotsProps {
  topicId: string
  /** As the topic shows them: drafts to who runs them only. */
  items: Output<'deliberation.topic'>['ballots']
  /** Whether the user may draft one. */
  council: boolean
}

/** The ballots that decide on a topic; nothing where there is none. */
export function TopicBallots({ topicId, items, council }: TopicBallotsProps) {
  if (items.length === 0 && !council) return null
  return (
    <Card title="表决" className="topic-ballots">
      {items.map(({ id, title, phase, passed }) => (
        <Row
          key={id}
          className={`ballot-${id}`}
          title={title}
          value={<StatusTag {...phaseTag(phase, passed)} />}
          onTap={() => go(phase === 'draft' ? 'manage' : 'ballot', { id })}
        />
      ))}
      {council && (
        <Row title="就这个议题发起表决" className="draft-ballot" onTap={() => go('edit', { topicId })} />
      )}
    </Card>
  )
}
