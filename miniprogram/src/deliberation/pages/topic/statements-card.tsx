import { View } from '@tarojs/components'
import type { Output } from '@/platform/api/contract'
import { useCommand } from '@/platform/api/use-command'
import { useQuery } from '@/platform/api/use-query'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import type { Asked } from '@/platform/ui/words-sheet'
import type { Topic } from '../../topic'
import { Judged, JudgedWays } from './judged-ways'

type Statement = Output<'deliberation.statements'>['items'][number]

const WAYS = [
  { vote: 'agree', label: '同意' },
  { vote: 'disagree', label: '不同意' },
  { vote: 'pass', label: '说不清' },
] as const

interface StatementsCardProps {
  topic: Topic
  ask: (asked: Asked) => void
  /** A position has changed. */
  onVote: () => void
}

/** Every statement with how people stand to it; the own position may be changed while the topic is open. */
export function StatementsCard({ topic, ask, onVote }: StatementsCardProps) {
  const query = useQuery('deliberation.statements', { id: topic.id })
  const vote = useCommand('deliberation.vote')
  const items = query.data?.items ?? []
  const say = async (id: string, said: (typeof WAYS)[number]['vote']) => {
    if (!(await vote.run({ id, vote: said }))) return
    query.reload()
    onVote()
  }
  const one = (statement: Statement) => (
    <View key={statement.id} className={`step statement-${statement.id}`}>
      <View className="words">{statement.text}</View>
      <Judged post={statement} />
      {statement.visibility === 'visible' && (
        <View className="soft">
          同意 {statement.agree} · 不同意 {statement.disagree} · 说不清 {statement.pass}
        </View>
      )}
      <View className="post__ways">
        {topic.takesWords &&
          statement.myVote !== null &&
          WAYS.map(({ vote: said, label }) => (
            <Button
              key={said}
              kind="text"
              className={`change-to-${said}`}
              disabled={vote.busy || statement.myVote === said}
              onTap={() => say(statement.id, said)}
            >
              {statement.myVote === said ? `我：${label}` : `改成${label}`}
            </Button>
          ))}
        <JudgedWays post={statement} topic={topic} ask={ask} reload={query.reload} />
      </View>
    </View>
  )
  return (
    <Card title="全部看法" className="statements">
      {items.map(one)}
      {query.answered && items.length === 0 && <View className="soft">还没有人写看法。</View>}
    </Card>
  )
}
