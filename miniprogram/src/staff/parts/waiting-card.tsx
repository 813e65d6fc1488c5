import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { dropDraft } from '@/platform/api/drafts'
import { notePhotos } from '@/platform/api/kept-photos'
import { remember } from '@/platform/device/storage'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { StatusTag } from '@/platform/ui/status-tag'
import { stepPage } from '../case'
import { keptAs } from '../steps/values'
import { useWaitingSteps, type WaitingStep } from '../waiting'
import './waiting-card.scss'

/** Steps that wait on this phone: nothing if there are none. */
export function WaitingCard({ caseId }: { caseId?: string }) {
  const waiting = useWaitingSteps(caseId)
  if (waiting.length === 0) return null
  return (
    <Card title={`手机上有 ${waiting.length} 项未送达`} className="waiting-card">
      {waiting.map((step) => (
        <Waiting key={step.draft.key} step={step} />
      ))}
    </Card>
  )
}

function Waiting({ step: { draft, caseId, action } }: { step: WaitingStep }) {
  const again = () => {
    const { reason = '', note = '' } = draft.input as { reason?: string; note?: string }
    remember(keptAs(caseId, action), { reason, note })
    notePhotos(keptAs(caseId, action), draft.photos?.kept ?? [])
    dropDraft(draft.key)
    Taro.navigateTo({ url: stepPage(caseId, action) })
  }
  return (
    <View className="waiting-card__step">
      <View>{draft.title}</View>
      {draft.refused ? (
        <>
          <StatusTag text="没有办成" icon="warning" tone="red" />
          <View className="waiting-card__why">{draft.refused}</View>
          <View className="waiting-card__ways">
            <Button kind="plain" onTap={again}>
              重新填写
            </Button>
            <Button kind="text" onTap={() => dropDraft(draft.key)}>
              不再提交
            </Button>
          </View>
        </>
      ) : (
        <StatusTag text="联网后自动提交" icon="clock" tone="amber" />
      )}
    </View>
  )
}
