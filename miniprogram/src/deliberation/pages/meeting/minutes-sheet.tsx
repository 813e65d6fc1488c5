import { useState } from 'react'
import { useMe } from '@/platform/api/session'
import { useCommand } from '@/platform/api/use-command'
import { Button } from '@/platform/ui/button'
import { Field } from '@/platform/ui/field'
import { Sheet } from '@/platform/ui/sheet'
import { toast } from '@/platform/ui/tell'
import { momentOf } from '@/platform/ui/when'
import type { Meeting } from '../../topic'
import { newTask, TaskFields } from './task-fields'

interface SheetProps {
  meeting: Meeting
  onClose: () => void
  onDone: (meeting: Meeting) => void
}

const MOST_TASKS = 20

/** Ends a meeting: minutes, and who does what until when. */
export function MinutesSheet({ meeting: { id, attendees }, onClose, onDone }: SheetProps) {
  const me = useMe()
  const [minutes, setMinutes] = useState('')
  const [tasks, setTasks] = useState([newTask()])
  const end = useCommand('deliberation.endMeeting')
  const owners = [
    ...(me ? [{ id: me.id, name: '我自己' }] : []),
    ...attendees.filter((one) => one.id !== me?.id),
  ]
  const send = async () => {
    if (minutes.trim().length < 10) return toast('纪要至少写 10 个字')
    const wanted = tasks.filter(({ text }) => text.trim() !== '')
    if (wanted.some(({ text }) => text.trim().length < 2)) return toast('任务至少写 2 个字')
    const given = wanted.flatMap(({ text, owner, day }) => {
      const ownerId = owners[owner]?.id
      return ownerId ? [{ text: text.trim(), ownerId, dueAt: momentOf(day, '18:00') }] : []
    })
    const answer = await end.run({ id, minutes, tasks: given })
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
      {tasks.map((task, i) => (
        <TaskFields
          // biome-ignore lint/suspicious/noArrayIndexKey: tasks are only added at the end
          key={i}
          number={i + 1}
          task={task}
          owners={owners}
          onChange={(next) => setTasks(tasks.map((other, at) => (at === i ? next : other)))}
        />
      ))}
      {tasks.length < MOST_TASKS && (
        <Button kind="text" className="add-task" onTap={() => setTasks([...tasks, newTask()])}>
          再加一项任务
        </Button>
      )}
    </Sheet>
  )
}
