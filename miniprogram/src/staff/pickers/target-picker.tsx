import { STAGE_LABELS } from '@linli/shared/cases/stages'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useQuery } from '@/platform/api/use-query'
import { Choice } from '@/platform/ui/choice'
import { Field, FieldFrame } from '@/platform/ui/field'
import { sayWhen } from '@/platform/ui/when'
import type { CaseSummary } from '../case'
import { searchOf } from '../search'
import type { Proposals } from './use-proposals'
import { useSettled } from './use-settled'

interface TargetPickerProps {
  value: string | undefined
  onChange: (id: string) => void
  /** The case itself: it can't be its own target. */
  caseId: string
  proposals: Proposals
  error?: string
}

/** The case to merge into: the same matter nearby, or found by its number or words. */
export function TargetPicker({ value, onChange, caseId, proposals, error }: TargetPickerProps) {
  const [typed, setTyped] = useState('')
  const words = useSettled(typed.trim())
  const { data: found } = useQuery('cases.list', words ? { ...searchOf(words), limit: 10 } : null)
  const nearby = (proposals?.duplicates ?? []).filter(({ id }) => id !== caseId)
  const named = words ? (found?.items ?? []).filter(({ id }) => id !== caseId) : []

  return (
    <View className="target-picker">
      <FieldFrame
        label="并入哪一件"
        required
        error={error}
        hint={nearby.length ? '附近的同类事项' : '附近没有同类事项，请在下面查找'}
      >
        {nearby.map((one) => option(one, `${one.meters} 米外`))}
      </FieldFrame>
      <Field
        name="target"
        label="查找"
        placeholder="编号，或内容里的字"
        value={typed}
        onChange={setTyped}
        maxLength={30}
      />
      {named.map((one) => option(one))}
      {words && found && named.length === 0 && <View>没有找到这样的事项</View>}
    </View>
  )

  function option(one: CaseSummary, where?: string) {
    const line = [where, STAGE_LABELS[one.stage], sayWhen(one.createdAt), one.number].filter(Boolean)
    return (
      <Choice
        key={one.id}
        title={one.title}
        hint={line.join('，')}
        on={one.id === value}
        onTap={() => onChange(one.id)}
        className={`target-${one.id}`}
      />
    )
  }
}
