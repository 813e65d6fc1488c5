import { SOURCE_LABELS, STAGE_LABELS } from '@linli/shared/cases/stages'
import { View } from '@tarojs/components'
import { Card, Row } from '@/platform/ui/card'
import { StatusTag, StatusTags } from '@/platform/ui/status-tag'
import { sayWhen } from '@/platform/ui/when'
import type { CaseView } from '../case'
import { sayHolder } from '../say-holder'
import { Attachments } from './attachments'
import { CaseClock } from './case-clock'
import './head-card.scss'

/** What a case is, who has it now and until when. */
export function HeadCard({ view }: { view: CaseView }) {
  const { stage, clock, title, text, attachments, category, reporter, followers } = view
  return (
    <Card className="head-card">
      <StatusTags>
        <StatusTag text={STAGE_LABELS[stage]} icon="document" tone="blue" />
        <CaseClock clock={clock} />
      </StatusTags>
      <View className="head-card__holder">{sayHolder(view)}</View>
      <View className="head-card__title">{title}</View>
      {text !== title && <View className="head-card__text">{text}</View>}
      <Attachments of={attachments} />
      <Row title="类别" value={category ? `${category.name}（${category.className}）` : '立案时确定'} />
      {view.unit && <Row title="处置单位" value={view.unit.name} />}
      <Row title="来源" value={`${SOURCE_LABELS[view.source]}，${sayWhen(view.createdAt)}`} />
      {reporter && <Row title="上报人" value={[reporter.name, reporter.phone].filter(Boolean).join(' ')} />}
      <Row title="编号" value={view.number} />
      {followers > 1 && <Row title="关注" value={`${followers} 人`} />}
    </Card>
  )
}
