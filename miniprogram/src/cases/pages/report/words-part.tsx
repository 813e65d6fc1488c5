import { View } from '@tarojs/components'
import { tappable } from '@/platform/device/tappable'
import { Card } from '@/platform/ui/card'
import { VoiceOrText } from '@/platform/ui/voice-or-text'

/** What people report most, so that nobody has to type (EXPERIENCE: four taps). */
const common = ['路灯不亮', '垃圾没人清', '井盖坏了', '路面有坑', '下水道堵了', '车辆乱停']

/** What is wrong: typed, spoken, or one of the usual sentences by a tap. */
export function WordsPart({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  return (
    <Card title="什么问题">
      <VoiceOrText
        name="text"
        label="什么问题"
        value={value}
        onChange={onChange}
        placeholder="说清楚是什么、怎么了"
        maxLength={2000}
      />
      <View className="common">
        {common.map((words, index) => (
          <View
            key={words}
            className={`common__one common-${index}`}
            {...tappable(
              () => onChange(value.includes(words) ? value : value ? `${value}，${words}` : words),
              {
                label: `填上：${words}`,
              },
            )}
          >
            {words}
          </View>
        ))}
      </View>
    </Card>
  )
}
