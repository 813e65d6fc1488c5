import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { Icon } from './icon'
import type { IconName } from './icon-paths'
import { type Tone, toneColour } from './palette'
import './status-tag.scss'

interface StatusTagProps {
  /** The status in a word or two. */
  text: string
  icon: IconName
  tone?: Tone
}

/** A status: a word, an icon and a colour, so that it never hangs on the colour alone. */
export function StatusTag({ text, icon, tone = 'plain' }: StatusTagProps) {
  return (
    <View className={`ll-status ll-status--${tone}`}>
      <Icon name={icon} colour={toneColour[tone]} />
      {text}
    </View>
  )
}

/** Several statuses in a row, which breaks where it must. */
export function StatusTags({ children }: PropsWithChildren) {
  return <View className="ll-statuses">{children}</View>
}
