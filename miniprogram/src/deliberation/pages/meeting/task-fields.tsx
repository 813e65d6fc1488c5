import { chinaDay } from '@linli/shared/platform/china-time'
import { Picker, View } from '@tarojs/components'
import { Field, FieldFrame } from '@/platform/ui/field'
import { WhenField } from '@/platform/ui/when-field'

const WEEK = 7 * 86_400_000

/** A task as it is typed. `owner`: which of those who may be asked. */
export interface Task {
  text: string
  owner: number
  day: string
}

export const newTask = (): Task => ({ text: '', owner: 0, day: chinaDay(Date.now() + WEEK) })

interface TaskFieldsProps {
  number: number
  task: Task
  owners: { id: string; name: string }[]
  onChange: (task: Task) => void
}

/** What is to be done, by whom of those in the room, until when; without words there is no task. */
export function TaskFields({ number, task, owners, onChange }: TaskFieldsProps) {
  return (
    <View className="step">
      <Field
        name={`task-${number}`}
        label={`任务 ${number}`}
        hint="可以不填；办的人会收到通知"
        maxLength={200}
        value={task.text}
        onChange={(text) => onChange({ ...task, text })}
      />
      {task.text !== '' && (
        <>
          <FieldFrame label="谁来办">
            <Picker
              className={`pick-owner-${number}`}
              mode="selector"
              range={owners.map(({ name }) => name)}
              value={task.owner}
              onChange={({ detail }) => onChange({ ...task, owner: Number(detail.value) })}
            >
              <View className={`ll-field__input in-owner-${number}`}>{owners[task.owner]?.name}</View>
            </Picker>
          </FieldFrame>
          <WhenField
            name={`task-day-${number}`}
            label="什么时候前办好"
            mode="date"
            value={task.day}
            onChange={(day) => onChange({ ...task, day })}
          />
        </>
      )}
    </View>
  )
}
