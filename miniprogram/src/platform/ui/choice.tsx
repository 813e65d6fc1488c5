import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { tappable } from '../device/tappable'
import { Icon } from './icon'
import { palette } from './palette'
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
      className={`ll-choice ${on ? 'll-choice--on' : ''} ${className}`}
      {...tappable(onTap, { role: 'radio', on, label: on ? `${title}，已选` : title })}
    >
      <View className="ll-choice__words">
        <View className="ll-choice__title">
          {title}
          {mark && <View className="ll-choice__mark">{mark}</View>}
        </View>
        {hint && <View className="ll-choice__hint">{hint}</View>}
      </View>
      {on && <Icon name="check" colour={palette.jade} />}
    </View>
  )
}
