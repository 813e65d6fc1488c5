import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { type Draft, dropDraft, sendDrafts, useDrafts } from '@/platform/api/drafts'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { confirm } from '@/platform/ui/tell'
import { sayWhen } from '@/platform/ui/when'
import { takeUp } from '../unfinished'
import './drafts-card.scss'

/** The reports that wait on this phone for the connection, or were refused when they were sent. */
export function DraftsCard() {
  const drafts = useDrafts().filter(({ name }) => name === 'cases.report')
  if (drafts.length === 0) return null
  return (
    <Card className="drafts" title={`还没发出的上报（${drafts.length}）`}>
      {drafts.map((draft) => (
        <Waiting key={draft.key} draft={draft} />
      ))}
    </Card>
  )
}

function Waiting({ draft }: { draft: Draft }) {
  const drop = async () => {
    const sure = await confirm({
      title: '删除这条上报？',
      text: `“${draft.title}”还没有发出，删除后不能恢复。`,
      yes: '删除',
      danger: true,
    })
    if (sure) dropDraft(draft.key)
  }
  const mend = () => {
    const url = takeUp(draft)
    dropDraft(draft.key)
    Taro.navigateTo({ url })
  }
  return (
    <View className="drafts__one">
      <View>{draft.title}</View>
      <View className={draft.refused ? 'drafts__refused' : 'drafts__why'}>
        {draft.refused
          ? `没有发出：${draft.refused}`
          : `${sayWhen(draft.savedAt)} 存在手机里，有网络时自动发出`}
      </View>
      <View className="drafts__actions">
        {draft.refused ? (
          <Button kind="plain" className="draft-mend" onTap={mend}>
            改一改再发
          </Button>
        ) : (
          <Button kind="plain" className="draft-send" onTap={sendDrafts}>
            现在发
          </Button>
        )}
        <Button kind="text" className="draft-drop" onTap={drop}>
          删除
        </Button>
      </View>
    </View>
  )
}
