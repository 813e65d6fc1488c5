import { Card, Row } from '@/platform/ui/card'
import { sayWhen } from '@/platform/ui/when'
import type { Case } from '../../case'

type Round = Case['rounds'][number]

/** Each go of handling, when there was more than one. */
export function Rounds({ one }: { one: Case }) {
  if (one.rounds.length < 2) return null
  return (
    <Card title={`办了 ${one.rounds.length} 轮`} className="rounds">
      {one.rounds.map((round) => (
        <Row
          key={round.round}
          className={`round-${round.round}`}
          title={`第 ${round.round} 轮${round.unit ? ` · ${round.unit.name}` : ''}`}
          value={sayRound(round)}
        />
      ))}
    </Card>
  )
}

function sayRound({ closedAt, dueAt, overdue }: Round): string {
  const late = overdue ? '（超时）' : ''
  if (closedAt) return `${sayWhen(closedAt)} 办结${late}`
  return dueAt ? `${sayWhen(dueAt)} 前办好${late}` : '正在安排'
}
