import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { tappable } from '@/platform/device/tappable'
import { Icon } from '@/platform/ui/icon'
import { palette } from '@/platform/ui/palette'
import './choice.scss'

interface ChoiceProps {
  title: string
  /** In small: why it is proposed, what it means. */
  hint?: ReactNode
  /** Beside the title: 推荐. */
  mark?: string
  on: boolean
  onTap: () => void
  className?: string
}

/** One of several to choose from; the whole line is tapped. */
export function Choice({ title, hint, mark, on, onTap, className = '' }: ChoiceProps) {
  return (
    <View
      className={`staff-choice ${on ? 'staff-choice--on' : ''} ${className}`}
      {...tappable(onTap, { role: 'radio', on, label: on ? `${title}，已选` : title })}
    >
      <View className="staff-choice__words">
        <View className="staff-choice__title">
          {title}
          {mark && <View className="staff-choice__mark">{mark}</View>}
        </View>
        {hint && <View className="staff-choice__hint">{hint}</View>}
      </View>
      {on && <Icon name="check" colour={palette.jade} />}
    </View>
  )
}
