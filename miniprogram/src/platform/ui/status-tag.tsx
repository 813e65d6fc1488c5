import { View } from '@tarojs/components'
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
