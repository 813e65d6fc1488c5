import { Picker, View } from '@tarojs/components'
import { FieldFrame } from './field'

/** YYYY-MM-DD on a calendar in China. */
export const dayOf = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)
/** HH:MM on a clock in China. */
export const timeOf = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(11, 16)
/** A day and a time in China as the server takes them. */
export const momentOf = (day: string, time: string): string => `${day}T${time}:00+08:00`

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
