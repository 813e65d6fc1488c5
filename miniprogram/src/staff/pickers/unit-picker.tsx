import { View } from '@tarojs/components'
import { useState } from 'react'
import { useQuery } from '@/platform/api/use-query'
import { Button } from '@/platform/ui/button'
import { Choice } from '@/platform/ui/choice'
import { Field, FieldFrame } from '@/platform/ui/field'
import { findUnits, MOST_SHOWN } from './find'
import type { Proposals } from './use-proposals'

interface UnitPickerProps {
  label: string
  value: string | undefined
  onChange: (id: string) => void
  categoryCode: string | undefined
  /** Units that said it is not their duty. */
  disputed: string[]
  proposals: Proposals
  error?: string
}

/** From so many on, a list is searched. */
const many = 8

/** A unit: the proposed one first, then those responsible for the category, then all. */
export function UnitPicker({
  label,
  value,
  onChange,
  categoryCode,
  disputed,
  proposals,
  error,
}: UnitPickerProps) {
  const [all, setAll] = useState(categoryCode === undefined)
  const [typed, setTyped] = useState('')
  const { data, problem } = useQuery('areas.units', all ? {} : { categoryCode })
  const proposed = proposals?.unit ?? undefined
  const units = findUnits(data?.items ?? [], typed, proposed?.id)
  const missingProposal = proposed && !typed && data && !units.some(({ id }) => id === proposed.id)

  return (
    <FieldFrame label={label} required error={error} hint={all ? undefined : '负责这一类事项的单位'}>
      {all && (data?.items.length ?? 0) > many && (
        <Field
          name="unit"
          label="查找单位"
          value={typed}
          onChange={setTyped}
          placeholder="单位名称"
          maxLength={20}
        />
      )}
      {missingProposal && option(proposed.id, proposed.name)}
      {units.slice(0, MOST_SHOWN).map(({ id, name }) => option(id, name))}
      {data && units.length === 0 && !missingProposal && (
        <View>{all ? '没有这样的单位' : '没有登记负责这一类的单位'}</View>
      )}
      {problem && <View>{problem.detail}</View>}
      {!all && (
        <Button kind="text" className="all-units" onTap={() => setAll(true)}>
          从全部单位中选
        </Button>
      )}
    </FieldFrame>
  )

  function option(id: string, name: string) {
    const isProposed = id === proposed?.id
    const hints = [isProposed && proposed?.why, disputed.includes(id) && '曾退回：认为不属于其职责']
    return (
      <Choice
        key={id}
        title={name}
        mark={isProposed ? '推荐' : undefined}
        hint={hints.filter(Boolean).join('；') || undefined}
        on={id === value}
        onTap={() => onChange(id)}
        className={`unit-${id} ${isProposed ? 'unit-proposed' : ''}`}
      />
    )
  }
}
