import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Timeline } from '@/platform/ui/timeline'
import { useNow } from '@/platform/ui/use-now'
import type { Case, Entry } from '../../case'
import { Attachments } from '../../components/attachments'
import { entryTone, sayEntry } from '../../say-entry'

/** Lines shown before a tap, of a case with a long past. */
const atFirst = 12

/** What happened, newest first, in plain words. */
export function History({ one }: { one: Case }) {
  const now = useNow()
  const [all, setAll] = useState(false)
  const newest = [...one.timeline].reverse()
  const shown = all ? newest : newest.slice(0, atFirst)
  return (
    <Card title="办理过程" className="history">
      <Timeline
        items={shown.map((entry) => ({
          id: String(entry.seq),
          title: sayEntry(entry, one.isReporter, now),
          at: entry.at,
          by: by(entry, one),
          tone: entryTone(entry),
          more: <More entry={entry} />,
        }))}
      />
      {shown.length < newest.length && (
        <Button kind="text" className="history-all" onTap={() => setAll(true)}>
          看全部 {newest.length} 条
        </Button>
      )}
    </Card>
  )
}

/** Who did it, unless the sentence says so already. */
function by({ as, actorName }: Entry, { isReporter }: Case): string | undefined {
  if (as === 'system') return undefined
  return as === 'reporter' && isReporter ? '您' : actorName
}

function More({ entry }: { entry: Entry }) {
  return (
    <>
      {entry.text && <View>{entry.text}</View>}
      {entry.attachments.length > 0 && <Attachments files={entry.attachments} />}
    </>
  )
}
