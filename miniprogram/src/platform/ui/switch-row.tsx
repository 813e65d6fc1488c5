import { View } from '@tarojs/components'
import { tappable } from '../device/tappable'
import './switch-row.scss'

interface SwitchRowProps {
  title: string
  /** What it means, in small. */
  hint?: string
  on: boolean
  onChange: (on: boolean) => void
  className?: string
}

/** A line with a switch; the whole line is tapped. */
export function SwitchRow({ title, hint, on, onChange, className = '' }: SwitchRowProps) {
  return (
    <View
      className={`ll-switch ${className}`}
      {...tappable(() => onChange(!on), { role: 'switch', on, label: title })}
    >
      <View className="ll-switch__words">
        <View>{title}</View>
        {hint && <View className="ll-switch__hint">{hint}</View>}
      </View>
      <View className="ll-switch__state">{on ? '开' : '关'}</View>
      <View className={`ll-switch__track ${on ? 'll-switch__track--on' : ''}`} />
    </View>
  )
}
