import { PHASE_LABELS } from '@linli/shared/ballots/phase'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCommand } from '@/platform/api/use-command'
import { usePage } from '@/platform/api/use-page'
import { Button } from '@/platform/ui/button'
import { Row } from '@/platform/ui/card'
import { Sheet } from '@/platform/ui/sheet'
import { confirm, toast } from '@/platform/ui/tell'
import type { Topic } from '../../topic'

type TopicBallot = Topic['ballots'][number]

/** The council links a ballot that is there, or takes one off before people vote. */
export function LinkBallot({ topic, reload }: { topic: Topic; reload: () => void }) {
  const [choosing, setChoosing] = useState(false)
  const link = useCommand('deliberation.linkBallot')
  const change = async (ballotId: string, on: boolean, words: string) => {
    if (!(await link.run({ id: topic.id, ballotId, on }))) return
    toast(words)
    setChoosing(false)
    reload()
  }
  const takeOff = async ({ id, title }: TopicBallot) => {
    const sure = { title: '取消关联？', text: `“${title}”不再属于这个议题，表决本身不变。`, yes: '取消关联' }
    if (await confirm(sure)) await change(id, false, '已取消关联')
  }
  const early = topic.ballots.filter(({ phase }) => phase === 'draft' || phase === 'announced')
  return (
    <>
      <Button kind="plain" className="link-ballot" onTap={() => setChoosing(true)}>
        关联表决
      </Button>
      {early.map((one) => (
        <Button key={one.id} kind="text" className={`unlink-${one.id}`} onTap={() => takeOff(one)}>
          取消关联“{one.title}”（{PHASE_LABELS[one.phase]}）
        </Button>
      ))}
      {choosing && (
        <LinkSheet
          busy={link.busy}
          onPick={(id) => change(id, true, '已关联')}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  )
}

interface LinkSheetProps {
  busy: boolean
  onPick: (ballotId: string) => void
  onClose: () => void
}

/** The ballots that the council runs and that no topic has yet; a tap links one. */
function LinkSheet({ busy, onPick, onClose }: LinkSheetProps) {
  const page = usePage('ballots.desk', {})
  const free = page.items.filter(
    ({ topicId, phase }) => !topicId && (phase === 'draft' || phase === 'announced' || phase === 'open'),
  )
  return (
    <Sheet title="关联表决" open onClose={onClose}>
      <View className="soft">表决通过后，结果就是这个议题的决定，随即开始公示。</View>
      {free.map(({ id, title, phase }) => (
        <Row
          key={id}
          title={title}
          value={PHASE_LABELS[phase]}
          className={`pick-${id}`}
          {...(!busy && { onTap: () => onPick(id) })}
        />
      ))}
      {page.answered && free.length === 0 && <View className="soft">没有可以关联的表决，请先起草一个。</View>}
      {!page.end && (
        <Button kind="text" block busy={page.loading} onTap={page.more}>
          更多
        </Button>
      )}
    </Sheet>
  )
}
