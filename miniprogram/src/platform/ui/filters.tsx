import { View } from '@tarojs/components'
import { tappable } from '../device/tappable'
import './filters.scss'

interface FiltersProps<V extends string> {
  /** Names the choices for tests: `NAME-VALUE`. */
  name: string
  options: readonly { value: V; label: string }[]
  value: V
  onChange: (value: V) => void
}

/** More choices than fit side by side, in as many rows as they need; one of them is taken. */
export function Filters<V extends string>({ name, options, value, onChange }: FiltersProps<V>) {
  return (
    <View className="ll-filters">
      {options.map((option) => {
        const on = option.value === value
        return (
          <View
            key={option.value}
            className={`ll-filters__one ${name}-${option.value} ${on ? 'll-filters__one--on' : ''}`}
            {...tappable(() => onChange(option.value), { role: 'tab', on })}
          >
            {option.label}
          </View>
        )
      })}
    </View>
  )
}
