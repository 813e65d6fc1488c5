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
      <View className="staff-case__tags">
        {reason ? (
          <View className="staff-case__reason">{reason}</View>
        ) : (
          <StatusTag text={STAGE_LABELS[stage]} icon="document" tone="blue" />
        )}
        <CaseClock clock={clock} />
      </View>
      <View className="staff-case__body">
        <View className="staff-case__words">
          <View className="staff-case__title">{title}</View>
          <View className="staff-case__where">
            {place.communityName} · {place.gridName}
            {place.address && ` · ${place.address}`}
          </View>
          <View className="staff-case__small">
            {category?.name ?? '未定类别'} · {SOURCE_LABELS[source]} · {sayWhen(createdAt)}
            {round > 1 && ` · 第 ${round} 轮`}
          </View>
          <View className="staff-case__small">
            {number}
            {!reason && ` · ${sayHolder(of)}`}
          </View>
        </View>
        {thumbUrl && (
          <Image className="staff-case__photo" src={fileUrl(thumbUrl)} mode="aspectFill" lazyLoad />
        )}
      </View>
      {children}
    </Card>
  )
}
