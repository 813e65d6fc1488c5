import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Timeline, type TimelineItem } from '@/platform/ui/timeline'
import type { TimelineEntry } from '../case'
import { entryTone, sayEntry } from '../say-entry'
import { Attachments } from './attachments'

/** Shown at first: what matters for the next step is among the last few. */
const few = 4

/** What happened, newest first. */
export function TimelineCard({ entries }: { entries: TimelineEntry[] }) {
  const [all, setAll] = useState(false)
  const newest = [...entries].sort((a, b) => b.seq - a.seq)
  const shown = all ? newest : newest.slice(0, few)
  return (
    <Card title="办理过程" className="timeline-card">
      <Timeline items={shown.map(itemOf)} />
      {shown.length < newest.length && (
        <Button kind="plain" block onTap={() => setAll(true)}>
          显示全部 {newest.length} 条
        </Button>
      )}
    </Card>
  )
}

function itemOf(entry: TimelineEntry): TimelineItem {
  const { seq, at, action, actorName, text, attachments } = entry
  // What was reported is above: here it would only be said twice.
  const told = action !== 'report' && (text !== '' || attachments.length > 0)
  return {
    id: String(seq),
    title: sayEntry(entry),
    at,
    by: actorName,
    tone: entryTone(entry),
    more: told && (
      <View>
        {text && <View>{text}</View>}
        <Attachments of={attachments} />
      </View>
    ),
  }
}
