import { Picker, View } from '@tarojs/components'
import { FieldFrame } from '@/platform/ui/field'
import { dayAfter } from './days'
import './until-picker.scss'

interface UntilPickerProps {
  value: string | undefined
  onChange: (day: string) => void
  error?: string
}

/** The last day of a suspension: from tomorrow, within a year (DOMAIN §1). */
export function UntilPicker({ value, onChange, error }: UntilPickerProps) {
  const now = Date.now()
  return (
    <FieldFrame label="挂账到" required hint="最长一年，到期自动恢复办理" error={error}>
      <Picker
        mode="date"
        value={value ?? dayAfter(now, 30)}
        start={dayAfter(now, 1)}
        end={dayAfter(now, 364)}
        onChange={({ detail }) => onChange(String(detail.value))}
      >
        <View className="until-picker in-until">{value ?? '点这里选择日期'}</View>
      </Picker>
    </FieldFrame>
  )
}
