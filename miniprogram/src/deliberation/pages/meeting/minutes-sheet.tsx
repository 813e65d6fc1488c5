import { useState } from 'react'
import { useMe } from '@/platform/api/session'
import { useCommand } from '@/platform/api/use-command'
import { Button } from '@/platform/ui/button'
import { Field } from '@/platform/ui/field'
import { Sheet } from '@/platform/ui/sheet'
import { toast } from '@/platform/ui/tell'
import type { Meeting } from '../../topic'

const WEEK = 7 * 86_400_000

/** Ends a meeting: minutes, and what the one who writes them takes on until next week. */
export function MinutesSheet({
  id,
  onClose,
  onDone,
}: {
  id: string
  onClose: () => void
  onDone: (meeting: Meeting) => void
}) {
  const me = useMe()
  const [minutes, setMinutes] = useState('')
  const [task, setTask] = useState('')
  const end = useCommand('deliberation.endMeeting')
  const send = async () => {
    if (minutes.trim().length < 10) return toast('纪要至少写 10 个字')
    const dueAt = new Date(Date.now() + WEEK).toISOString()
    const tasks = me && task.trim().length >= 2 ? [{ text: task, ownerId: me.id, dueAt }] : []
    const answer = await end.run({ id, minutes, tasks })
    if (answer) onDone(answer)
  }
  return (
    <Sheet
      title="会议纪要"
      open
      onClose={onClose}
      footer={
        <Button block busy={end.busy} className="send-minutes" onTap={send}>
          结束会议并公布
        </Button>
      }
    >
      <Field
        name="minutes"
        kind="long"
        label="纪要"
        required
        maxLength={5000}
        value={minutes}
        onChange={setMinutes}
      />
      <Field
        name="task"
        label="我负责落实的事"
        hint="一周内完成；可以不填"
        maxLength={200}
        value={task}
        onChange={setTask}
      />
    </Sheet>
  )
}
