import { SOURCE_LABELS, STAGE_LABELS } from '@linli/shared/cases/stages'
import { Image, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { ReactNode } from 'react'
import { fileUrl } from '@/platform/api/file-url'
import { Card } from '@/platform/ui/card'
import { StatusTag } from '@/platform/ui/status-tag'
import { sayWhen } from '@/platform/ui/when'
import { type CaseSummary, workPage } from '../case'
import { sayHolder } from '../say-holder'
import { CaseClock } from './case-clock'
import './task-card.scss'

interface CaseCardProps {
  of: CaseSummary
  /** Why it waits for me; without it, where it is. */
  reason?: string
  /** Default: opens the case. */
  onTap?: () => void
  children?: ReactNode
}

/** A case in a list: what, where, until when, and why it is here. */
export function CaseCard({ of, reason, onTap, children }: CaseCardProps) {
  const { id, number, title, category, clock, place, source, createdAt, thumbUrl, round, stage } = of
  const open = onTap ?? (() => Taro.navigateTo({ url: workPage(id) }))
  return (
    <Card className={`task-card case-${id}`} onTap={open} label={`${title}，${reason ?? sayHolder(of)}`}>
      <View className="task-card__tags">
        {reason ? (
          <View className="task-card__reason">{reason}</View>
        ) : (
          <StatusTag text={STAGE_LABELS[stage]} icon="document" tone="blue" />
        )}
        <CaseClock clock={clock} />
      </View>
      <View className="task-card__body">
        <View className="task-card__words">
          <View className="task-card__title">{title}</View>
          <View className="task-card__where">{place.address || place.communityName}</View>
          <View className="task-card__small">
            {place.communityName} · {place.gridName} · {category?.name ?? '未定类别'}
            {round > 1 && ` · 第 ${round} 轮`}
          </View>
          <View className="task-card__small">
            {SOURCE_LABELS[source]} · {sayWhen(createdAt)}
          </View>
          {!reason && (
            <View className="task-card__small">
              {sayHolder(of)} · {number}
            </View>
          )}
        </View>
        {thumbUrl && (
          <Image className="task-card__photo" src={fileUrl(thumbUrl)} mode="aspectFill" lazyLoad />
        )}
      </View>
      {children}
    </Card>
  )
}
