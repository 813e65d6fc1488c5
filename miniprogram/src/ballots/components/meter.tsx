import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './meter.scss'

interface MeterProps {
  title: ReactNode
  /** Right of the title. */
  value: string
  /** How far, 0–100. */
  length: number
  /** What must be reached, 0–100. */
  mark?: number
  note?: string
  plain?: boolean
  className?: string
}

/** A bar with its words: the colour says nothing that the words don't. */
export function Meter({ title, value, length, mark, note, plain, className = '' }: MeterProps) {
  return (
    <View className={`meter ${className}`}>
      <View className="meter__words">
        <View>{title}</View>
        <View>{value}</View>
      </View>
      <View className="meter__track">
        <View
          className={`meter__fill ${plain ? 'meter__fill--plain' : ''}`}
          style={{ width: `${Math.min(100, length)}%` }}
        />
        {mark !== undefined && <View className="meter__mark" style={{ left: `${mark}%` }} />}
      </View>
      {note && <View className="meter__note">{note}</View>}
    </View>
  )
}
