import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Tone } from './palette'
import './timeline.scss'
import { type Moment, sayWhen } from './when'

export interface TimelineItem {
  id: string
  /** What happened, as a sentence: 已派给城管局,明天 10:30 前处理. */
  title: string
  at: Moment
  /** Who did it. */
  by?: string
  tone?: Tone
  /** Remark, photos. */
  more?: ReactNode
}

/** What happened, newest first as given. */
export function Timeline({ items }: { items: TimelineItem[] }) {
  return (
    <View className="ll-timeline">
      {items.map((item) => (
        <View key={item.id} className={`ll-timeline__item ll-timeline__item--${item.tone ?? 'plain'}`}>
          <View className="ll-timeline__title">{item.title}</View>
          <View className="ll-timeline__when">
            {sayWhen(item.at)}
            {item.by ? ` · ${item.by}` : ''}
          </View>
          {item.more}
        </View>
      ))}
    </View>
  )
}
