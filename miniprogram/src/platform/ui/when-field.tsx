import { Picker, View } from '@tarojs/components'
import { FieldFrame } from './field'

interface WhenFieldProps {
  label: string
  /** Also the class `in-<name>`, for tests. */
  name: string
  mode: 'date' | 'time'
  value: string
  onChange: (value: string) => void
  error?: string
}

/** A day or a time to be chosen. */
export function WhenField({ label, name, mode, value, onChange, error }: WhenFieldProps) {
  const shown = <View className={`ll-field__input in-${name}`}>{value}</View>
  return (
    <FieldFrame label={label} required error={error}>
      {mode === 'date' ? (
        <Picker mode="date" value={value} onChange={({ detail }) => onChange(String(detail.value))}>
          {shown}
        </Picker>
      ) : (
        <Picker mode="time" value={value} onChange={({ detail }) => onChange(String(detail.value))}>
          {shown}
        </Picker>
      )}
    </FieldFrame>
  )
}
