import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { tappable } from '@/platform/device/tappable'
import './section.scss'

interface SectionProps {
  title: string
  /** Words of the way to all of it. */
  more?: string
  onMore?: () => void
  children: ReactNode
}

/** A part of a page with a heading above its cards. */
export function Section({ title, more, onMore, children }: SectionProps) {
  return (
    <View className="section">
      <View className="section__head">
        <View className="section__title">{title}</View>
        {more && (
          <View className="section__more" {...tappable(onMore, { role: 'link' })}>
            {more}
          </View>
        )}
      </View>
      {children}
    </View>
  )
}
