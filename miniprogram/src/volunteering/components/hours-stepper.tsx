import { View } from '@tarojs/components'
import { Button } from '@/platform/ui/button'
import { hours } from '../say'
import './lists.scss'

interface HoursStepperProps {
  value: number
  most: number
  onChange: (halfHours: number) => void
  /** For tests and screen readers: whose hours. */
  name: string
}

/** Half hours, up and down. */
export function HoursStepper({ value, most, onChange, name }: HoursStepperProps) {
  return (
    <View className="ways">
      <Button
        kind="plain"
        className={`less-${name}`}
        label="少半小时"
        disabled={value <= 0}
        onTap={() => onChange(value - 1)}
      >
        −
      </Button>
      <View className={`big hours-${name}`}>{hours(value)}</View>
      <Button
        kind="plain"
        className={`more-${name}`}
        label="多半小时"
        disabled={value >= most}
        onTap={() => onChange(value + 1)}
      >
        +
      </Button>
    </View>
  )
}
