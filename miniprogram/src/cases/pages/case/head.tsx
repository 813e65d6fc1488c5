import { SATISFACTION_LABELS } from '@linli/shared/cases/rounds'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { DueClock } from '@/platform/ui/due-clock'
import { StatusTag, StatusTags } from '@/platform/ui/status-tag'
import { useNow } from '@/platform/ui/use-now'
import { sayWhen } from '@/platform/ui/when'
import type { Case, Entry } from '../../case'
import { caseTag, isOpen, sayNow } from '../../say-now'
import { may } from './abilities'

/** Where the case stands, in a sentence, and what its reporter is asked for. */
export function Head({ one }: { one: Case }) {
  const now = useNow()
  const reason = asked(one)
  return (
    <Card className="case-head">
      <View className="case-head__title">{one.title}</View>
      <StatusTags>
        <StatusTag {...caseTag(one)} />
        {isOpen(one) && one.clock?.state === 'running' && <DueClock dueAt={one.clock.dueAt} />}
        {one.clock?.state === 'suspended' && <StatusTag icon="clock" tone="amber" text="暂缓中" />}
        {one.round > 1 && <StatusTag icon="refresh" tone="amber" text={`第 ${one.round} 轮`} />}
        {one.visibility === 'private' && <StatusTag icon="person" text="不公开" />}
      </StatusTags>
      <View className="case-head__now">{sayNow(one, now)}</View>
      {reason && <View className="case-head__asked">{reason}</View>}
      {may(one, 'unsolved') && one.unsolvedUntil && (
        <View className="case-head__soft">
          如果没有解决，{sayWhen(one.unsolvedUntil, now)} 前可以要求重新办理。
        </View>
      )}
      {one.moderation === 'pending' && one.visibility === 'public' && (
        <View className="case-head__soft">文字和照片正在检查，通过后邻居才能看到。</View>
      )}
      {one.moderation === 'hidden' && (
        <View className="case-head__soft">这条内容没有通过检查，不会公开；办理不受影响。</View>
      )}
      {one.myRating && (
        <View className="case-head__soft my-rating">
          您的评价：{one.myRating.solved ? '已解决' : '未解决'}，
          {SATISFACTION_LABELS[one.myRating.satisfaction]}
        </View>
      )}
      <View className="case-head__soft">
        编号 {one.number} · {sayWhen(one.createdAt, now)} 上报
        {one.followers > 0 && ` · ${one.followers} 人关注`}
      </View>
      <Related label="之前的事项" other={one.linked} />
      <Related label="已并入" other={one.mergedInto} />
      <Related label="属于" other={one.parent} />
    </Card>
  )
}

/** What the staff wrote when they last asked the reporter for more. */
function asked(one: Case): string | undefined {
  if (one.holder !== 'reporter') return undefined
  const entry = [...one.timeline].reverse().find(({ action }: Entry) => action === 'returnToReporter')
  return entry?.text ? `请补充：${entry.text}` : undefined
}

function Related({ label, other }: { label: string; other: { id: string; number: string } | null }) {
  if (!other) return null
  return (
    <Button kind="text" onTap={() => Taro.navigateTo({ url: `/cases/pages/case/index?id=${other.id}` })}>
      {label} {other.number}
    </Button>
  )
}
