import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Item } from '@/platform/api/contract'
import { useCommand } from '@/platform/api/use-command'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { toast } from '@/platform/ui/tell'
import { sayWhen } from '@/platform/ui/when'
import { workPage } from '../../case'
import { Attachments } from '../../parts/attachments'
import './item-card.scss'

export type ModerationItem = Item<'moderation.queue'>

const why: Record<ModerationItem['why'], string> = {
  review: '自动检查没有把握',
  silent: '自动检查没有结果',
  uncheckable: '不能自动检查',
}

interface ItemCardProps {
  item: ModerationItem
  onDone: () => void
  onHide: () => void
}

/** One thing to look at: shown as the public would see it, with two answers. */
export function ItemCard({
  item: { id, at, owner, text, file, why: because },
  onDone,
  onHide,
}: ItemCardProps) {
  const decide = useCommand('moderation.decide')
  const pass = async () => {
    if (await decide.run({ id, verdict: 'pass', reason: '内容正常，可以公开' })) toast('已通过，可以公开')
    onDone()
  }
  return (
    <Card className={`moderation-${id}`}>
      {text !== null && <View className="moderation__text">{text}</View>}
      {file && <Attachments of={[file]} />}
      <View className="moderation__why">
        {why[because]}，{sayWhen(at)}起等待
      </View>
      {owner.kind === 'case' && (
        <Button kind="text" onTap={() => Taro.navigateTo({ url: workPage(owner.id) })}>
          看这件事
        </Button>
      )}
      <View className="moderation__ways">
        <Button kind="danger" block className="moderation-hide" onTap={onHide}>
          不公开
        </Button>
        <Button block busy={decide.busy} className="moderation-pass" onTap={pass}>
          可以公开
        </Button>
      </View>
    </Card>
  )
}
