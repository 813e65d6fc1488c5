import { View } from '@tarojs/components'
import { Icon } from '@/platform/ui/icon'
import { toneColour } from '@/platform/ui/palette'
import type { CaseView } from '../case'
import { noticesOf } from '../notices'
import './notice-list.scss'

/** What must be seen before a step is taken: a word, an icon and a colour each. */
export function NoticeList({ view }: { view: CaseView }) {
  const notices = noticesOf(view)
  if (notices.length === 0) return null
  return (
    <View className="staff-notices">
      {notices.map(({ id, tone, icon, text }) => (
        <View key={id} className={`staff-notice staff-notice--${tone}`}>
          <Icon name={icon} colour={toneColour[tone]} />
          <View className="staff-notice__text">{text}</View>
        </View>
      ))}
    </View>
  )
}
