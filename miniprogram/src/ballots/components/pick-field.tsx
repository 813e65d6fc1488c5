import { View } from '@tarojs/components'
import { useState } from 'react'
import { tappable } from '@/platform/device/tappable'
import { Choice } from '@/platform/ui/choice'
import { FieldFrame } from '@/platform/ui/field'
import { Sheet } from '@/platform/ui/sheet'

interface Option<V> {
  value: V
  label: string
  hint?: string
}

interface PickFieldProps<V extends string | number> {
  name: string
  label: string
  options: readonly Option<V>[]
  value: V | null
  onChange: (value: V) => void
  hint?: string
  error?: string
}

/** One of several, chosen on a sheet; the field shows what is chosen. Tests tap `.pick-<name>`, then `.pick-<name>-<value>`. */
export function PickField<V extends string | number>({
  name,
  label,
  options,
  value,
  onChange,
  ...frame
}: PickFieldProps<V>) {
  const [open, setOpen] = useState(false)
  const chosen = options.find((option) => option.value === value)
  return (
    <FieldFrame label={label} required {...frame}>
      <View
        className={`ll-field__input pick-${name}`}
        {...tappable(() => setOpen(true), { label: `${label}：${chosen?.label ?? '请选择'}` })}
      >
        {chosen?.label ?? '请选择'}
      </View>
      {chosen?.hint && <View className="ll-field__hint">{chosen.hint}</View>}
      <Sheet title={label} open={open} onClose={() => setOpen(false)}>
        {options.map((option) => (
          <Choice
            key={option.value}
            className={`pick-${name}-${option.value}`}
            title={option.label}
            hint={option.hint}
            on={option.value === value}
            onTap={() => {
              onChange(option.value)
              setOpen(false)
            }}
          />
        ))}
      </Sheet>
    </FieldFrame>
  )
}
