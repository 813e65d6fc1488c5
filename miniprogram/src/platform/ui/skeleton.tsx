import { View } from '@tarojs/components'
import { named } from '../device/tappable'
import './skeleton.scss'

/** Grey cards in the place of what is being loaded. */
export function Skeleton({ cards = 3 }: { cards?: number }) {
  return (
    <View className="ll-skeleton" {...named('status', '正在加载')}>
      {Array.from({ length: cards }, (_, card) => `card-${card}`).map((key) => (
        <View key={key} className="ll-skeleton__card">
          <View className="ll-skeleton__line ll-skeleton__line--short" />
          <View className="ll-skeleton__line" />
          <View className="ll-skeleton__line" />
        </View>
      ))}
    </View>
  )
}
