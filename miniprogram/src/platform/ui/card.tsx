import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { tappable } from '../device/tappable'
import './card.scss'
import { Icon } from './icon'
import { palette } from './palette'

interface CardProps {
  title?: ReactNode
  /** Right of the title: a StatusTag, a small Button. */
  extra?: ReactNode
  /** Makes the whole card a button. */
  onTap?: () => void
  /** For screen readers, with onTap. */
  label?: string
  className?: string
  children?: ReactNode
}

/** A white card. */
export function Card({ title, extra, onTap, label, className = '', children }: CardProps) {
  return (
    <View
      className={`ll-card ${onTap ? 'll-card--tappable' : ''} ${className}`}
      hoverClass={onTap ? 'll-card--down' : 'none'}
      {...(onTap ? tappable(onTap, { label }) : {})}
    >
      {(title || extra) && (
        <View className="ll-card__head">
          <View className="ll-card__title">{title}</View>
          {extra}
        </View>
      )}
      {children}
    </View>
  )
}

interface RowProps {
  title: ReactNode
  /** Right end: a value, a tag. */
  value?: ReactNode
  onTap?: () => void
  className?: string
}

/** A line of a card: title, value, and an arrow when it leads somewhere. */
export function Row({ title, value, onTap, className = '' }: RowProps) {
  return (
    <View
      className={`ll-row ${className}`}
      hoverClass={onTap ? 'll-card--down' : 'none'}
      {...(onTap ? tappable(onTap) : {})}
    >
      <View className="ll-row__title">{title}</View>
      <View className="ll-row__value">{value}</View>
      {onTap && <Icon name="forward" colour={palette.inkSoft} />}
    </View>
  )
}
