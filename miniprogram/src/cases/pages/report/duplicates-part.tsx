import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Output } from '@/platform/api/contract'
import { useCommand } from '@/platform/api/use-command'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { StatusTag } from '@/platform/ui/status-tag'
import { toast } from '@/platform/ui/tell'
import { sayWhen } from '@/platform/ui/when'
import { stageTag } from '../../say-now'

interface DuplicatesPartProps {
  duplicates: Output<'cases.suggest'>['duplicates']
  /** Called when one is followed in place of a new report. */
  onFollowed: () => void
}

/** The same matter reported nearby: following it tells me everything a report of my own would. */
export function DuplicatesPart({ duplicates, onFollowed }: DuplicatesPartProps) {
  const follow = useCommand('cases.follow')
  if (duplicates.length === 0) return null
  const meToo = async (id: string) => {
    if (!(await follow.run({ id }))) return
    onFollowed()
    toast('已加入，有进展会通知您')
    Taro.redirectTo({ url: `/cases/pages/case/index?id=${id}` })
  }
  return (
    <Card className="duplicates" title="附近有人报过">
      <View className="report__soft">如果是同一件事，点“我也遇到”就行，不用再报一次。</View>
      {duplicates.slice(0, 3).map((one) => (
        <View key={one.id} className="duplicates__one">
          <View className="duplicates__words">
            <View>{one.title}</View>
            <View className="report__soft">
              {one.meters} 米外 · {sayWhen(one.createdAt)}
            </View>
            <StatusTag {...stageTag(one.stage)} />
          </View>
          <Button
            kind="plain"
            className={`me-too-${one.id}`}
            label={`${one.title}，我也遇到`}
            busy={follow.busy}
            onTap={() => meToo(one.id)}
          >
            我也遇到
          </Button>
        </View>
      ))}
    </Card>
  )
}
