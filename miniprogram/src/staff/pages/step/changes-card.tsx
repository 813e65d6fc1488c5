import { Card } from '@/platform/ui/card'
import { Timeline } from '@/platform/ui/timeline'
import type { TimelineEntry } from '../../case'
import { entryTone, sayEntry } from '../../say-entry'

/** What others did to the case while the form was open. */
export function ChangesCard({ changes }: { changes: TimelineEntry[] }) {
  if (changes.length === 0) return null
  return (
    <Card title="您填写时，案卷有了新变化" className="changes-card">
      <Timeline
        items={changes.map((entry) => ({
          id: String(entry.seq),
          title: sayEntry(entry),
          at: entry.at,
          by: entry.actorName,
          tone: entryTone(entry),
          more: entry.text || undefined,
        }))}
      />
    </Card>
  )
}
