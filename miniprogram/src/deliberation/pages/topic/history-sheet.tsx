import { View } from '@tarojs/components'
import { useQuery } from '@/platform/api/use-query'
import { Sheet } from '@/platform/ui/sheet'
import { sayWhen } from '@/platform/ui/when'

/** What an argument or a reply was before its edits, oldest first; words that were never public are not among them. */
export function HistorySheet({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, answered } = useQuery('deliberation.history', { id })
  const items = data?.items ?? []
  return (
    <Sheet title="改过什么" open onClose={onClose}>
      {items.map(({ at, text }) => (
        <View key={at} className="step">
          <View className="soft">{sayWhen(at)} 以前写的是</View>
          <View className="words">{text}</View>
        </View>
      ))}
      {answered && items.length === 0 && <View className="soft">以前的内容没有公开过。</View>}
    </Sheet>
  )
}
