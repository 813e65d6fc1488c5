import { Choice } from '@/platform/ui/choice'
import { FieldFrame } from '@/platform/ui/field'

interface ResultPickerProps {
  /** Words for yes and no. */
  words: readonly [string, string]
  value: boolean | undefined
  onChange: (passed: boolean) => void
  error?: string
}

/** Yes or no, neither taken beforehand: a result is a judgement. */
export function ResultPicker({ words: [yes, no], value, onChange, error }: ResultPickerProps) {
  return (
    <FieldFrame label="结果" required error={error}>
      <Choice title={yes} on={value === true} onTap={() => onChange(true)} className="result-yes" />
      <Choice title={no} on={value === false} onTap={() => onChange(false)} className="result-no" />
    </FieldFrame>
  )
}
