import { Text, View } from '@tarojs/components'
import { Card } from '@/platform/ui/card'
import { Empty } from '@/platform/ui/empty'
import type { Values } from '../../steps/values'

/** Somebody was faster: the step is gone, but the words are still there to be used elsewhere. */
export function Impossible({ values: { reason, note } }: { values: Values }) {
  const typed = [reason, note].filter(Boolean)
  return (
    <Card>
      <Empty text="这一步现在办不了：可能已经办过，或者不在您手里了。" icon="info" />
      {typed.length > 0 && (
        <View className="step-page__kept">
          <View className="step-page__soft">您写的内容（长按可复制）：</View>
          {typed.map((text) => (
            <Text key={text} selectable userSelect className="step-page__typed">
              {text}
            </Text>
          ))}
        </View>
      )}
    </Card>
  )
}
