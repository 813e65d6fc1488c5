import { View } from '@tarojs/components'
import { named, tappable } from '../device/tappable'
import './segmented.scss'

interface SegmentedProps<V extends string> {
  label: string
  options: readonly { value: V; label: string }[]
  value: V
  onChange: (value: V) => void
}

/** Two to four choices side by side, one of them taken: filters, public or private. */
export function Segmented<V extends string>({ label, options, value, onChange }: SegmentedProps<V>) {
  return (
    <View className="ll-segmented" {...named('tablist', label)}>
      {options.map((option) => {
        const on = option.value === value
        return (
          <View
            key={option.value}
            className={`ll-segmented__option seg-${option.value} ${on ? 'll-segmented__option--on' : ''}`}
            {...tappable(() => onChange(option.value), { role: 'tab', on })}
          >
            {option.label}
          </View>
        )
      })}
    </View>
  )
}
