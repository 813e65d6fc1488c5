import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './empty.scss'
import { Icon } from './icon'
import type { IconName } from './icon-paths'
import { palette } from './palette'

interface EmptyProps {
  text: string
  icon?: IconName
  /** What to do about it, usually one Button. */
  children?: ReactNode
}

/** Says that there is nothing here, and what to do next. */
export function Empty({ text, icon = 'document', children }: EmptyProps) {
  return (
    <View className="ll-empty">
      <Icon name={icon} scale={3} colour={palette.inkSoft} />
      <View className="ll-empty__text">{text}</View>
      {children}
    </View>
  )
}
