import { View } from '@tarojs/components'
import { Card } from '@/platform/ui/card'
import { StatusTag } from '@/platform/ui/status-tag'
import { sayWhen } from '@/platform/ui/when'
import { go, type Summary } from '../ballot'
import { phaseTag, sayRoll } from '../say'
import './parts.scss'

/** When something happens next, or happened last. */
function sayPhase({ phase, opensAt, closesAt }: Pick<Summary, 'phase' | 'opensAt' | 'closesAt'>): string {
  switch (phase) {
    case 'open':
      return `${sayWhen(closesAt)} 截止`
    case 'announced':
    case 'draft':
      return `${sayWhen(opensAt)} 开始投票`
    default:
      return `${sayWhen(closesAt)} 已截止`
  }
}

interface BallotCardProps {
  one: Summary
  /** Which page it opens. */
  page?: 'ballot' | 'manage'
}

/** A ballot in a list. */
export function BallotCard({ one, page = 'ballot' }: BallotCardProps) {
  const { id, title, phase, passed, areaName, voters, secret, participation } = one
  const { present, due } = participation
  return (
    <Card
      className={`ballot-${id}`}
      label={title}
      title={title}
      extra={<StatusTag {...phaseTag(phase, passed)} />}
      onTap={() => go(page, { id })}
    >
      <View>{sayPhase(one)}</View>
      <View className="soft">
        {areaName} · {sayRoll(voters)}
        {secret && ' · 无记名'}
        {due.heads > 0 && ` · 已有 ${present.heads} 人参加，共 ${due.heads} 人`}
      </View>
    </Card>
  )
}
