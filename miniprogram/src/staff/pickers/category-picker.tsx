import { LIMIT_UNIT_LABELS } from '@linli/shared/cases/clock'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Output } from '@/platform/api/contract'
import { useMe } from '@/platform/api/session'
import { useQuery } from '@/platform/api/use-query'
import { Button } from '@/platform/ui/button'
import { Choice } from '@/platform/ui/choice'
import { Field, FieldFrame } from '@/platform/ui/field'
import type { CaseView } from '../case'
import { findCategories } from './find'
import type { Proposals } from './use-proposals'

type Leaf = Output<'cases.book'>['items'][number]

interface CategoryPickerProps {
  value: string | undefined
  onChange: (code: string | undefined) => void
  /** What the case has now. */
  current: CaseView['category']
  proposals: Proposals
  required: boolean
  error?: string
}

/** The category: kept, accepted as proposed by one tap, or searched in the book. */
export function CategoryPicker({
  value,
  onChange,
  current,
  proposals,
  required,
  error,
}: CategoryPickerProps) {
  const tenant = useMe()?.tenant
  const { data: book } = useQuery('cases.book', tenant ? { tenant } : null)
  const [typed, setTyped] = useState('')
  const leaves = book?.items ?? []
  const chosen = leaves.find(({ code }) => code === value)
  const found = findCategories(leaves, typed)
  const proposed = (proposals?.categories ?? []).filter(({ code }) => code !== current?.code)

  if (chosen)
    return (
      <FieldFrame label="类别" required={required}>
        <Choice
          title={chosen.name}
          hint={<LeafWords leaf={chosen} />}
          on
          onTap={() => onChange(undefined)}
          className="category-chosen"
        />
        <Button kind="text" onTap={() => onChange(undefined)}>
          换一个类别
        </Button>
      </FieldFrame>
    )

  return (
    <View className="category-picker">
      <FieldFrame
        label="类别"
        required={required}
        hint={current ? `现在是“${current.name}”，不改就不用选` : undefined}
        error={error}
      >
        {!typed &&
          proposed.map(({ code, name, className, why }) => (
            <Choice
              key={code}
              title={name}
              mark="推荐"
              hint={why.length ? `${className}，依据：${why.join('、')}` : className}
              on={false}
              onTap={() => onChange(code)}
              className={`category-${code}`}
            />
          ))}
      </FieldFrame>
      <Field
        name="category"
        label="查找类别"
        value={typed}
        onChange={setTyped}
        placeholder="名称、关键词或代码，如 路灯"
        maxLength={20}
      />
      {found.map((leaf) => (
        <Choice
          key={leaf.code}
          title={leaf.name}
          hint={leaf.className}
          on={false}
          onTap={() => onChange(leaf.code)}
          className={`category-${leaf.code}`}
        />
      ))}
      {typed && book && found.length === 0 && <View>没有找到，换个说法试试</View>}
    </View>
  )
}

/** What the book says of a category: when it applies, how long it may take, when it is done. */
function LeafWords({ leaf: { className, condition, limit, closingStandard } }: { leaf: Leaf }) {
  return (
    <View>
      <View>{className}</View>
      <View>
        时限：{limit.amount} {LIMIT_UNIT_LABELS[limit.unit]}
      </View>
      {condition && <View>立案条件：{condition}</View>}
      {closingStandard && <View>结案标准：{closingStandard}</View>}
    </View>
  )
}
