import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCommand } from '@/platform/api/use-command'
import { useQuery } from '@/platform/api/use-query'
import { useRenewed } from '@/platform/api/use-renewed'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { toast } from '@/platform/ui/tell'
import type { Asked } from '@/platform/ui/words-sheet'
import type { Topic } from '../../topic'
import { OpinionCard } from './opinion-card'
import { StatementsCard } from './statements-card'

type Said = 'agree' | 'disagree' | 'pass'
const WAYS: { vote: Said; label: string; kind: 'primary' | 'plain' }[] = [
  { vote: 'agree', label: '同意', kind: 'primary' },
  { vote: 'disagree', label: '不同意', kind: 'plain' },
  { vote: 'pass', label: '说不清', kind: 'plain' },
]

/** Statements one card at a time, then the map of opinions. */
export function StancePart({ topic, ask }: { topic: Topic; ask: (asked: Asked) => void }) {
  const next = useQuery('deliberation.nextStatement', { id: topic.id })
  const opinion = useQuery('deliberation.opinion', { id: topic.id })
  useRenewed(opinion.reload, topic.takesWords)
  const vote = useCommand('deliberation.vote')
  const state = useCommand('deliberation.state')
  const [all, setAll] = useState(false)
  const card = next.data?.statement
  const say = async (said: Said) => {
    if (!card || !(await vote.run({ id: card.id, vote: said }))) return
    next.reload()
    opinion.reload()
  }
  const add = () =>
    ask({
      title: '补充一条看法',
      label: '一句话，别人可以同意或不同意',
      placeholder: '例如：充电棚应当装监控',
      ...{ min: 4, max: 140, yes: '提交' },
      send: async (text) => {
        const post = await state.run({ id: topic.id, text })
        if (!post) return false
        toast(post.visibility === 'visible' ? '已公开，大家可以表态了' : '已提交，检查通过后公开')
        next.reload()
        return true
      },
    })
  return (
    <>
      {topic.takesWords && (
        <Card title="您怎么看" className="stance">
          {card ? (
            <>
              <View className="stance__card" {...{ 'aria-live': 'polite' }}>
                {card.text}
              </View>
              <View className="stance__ways">
                {WAYS.map(({ vote: said, label, kind }) => (
                  <Button
                    key={said}
                    block
                    kind={kind}
                    busy={vote.busy}
                    className={`say-${said}`}
                    onTap={() => say(said)}
                  >
                    {label}
                  </Button>
                ))}
              </View>
            </>
          ) : (
            <View className="stance__done">
              {next.answered ? '现有的看法您都表过态了，谢谢。' : '正在取下一条…'}
            </View>
          )}
          {next.data && (
            <View className="soft">
              已表态 {next.data.voted} 条，共 {next.data.of} 条
            </View>
          )}
          <Button kind="text" className="add-statement" onTap={add}>
            补充一条看法
          </Button>
        </Card>
      )}
      {opinion.data && <OpinionCard opinion={opinion.data} />}
      {all ? (
        <StatementsCard
          topic={topic}
          ask={ask}
          onVote={() => {
            next.reload()
            opinion.reload()
          }}
        />
      ) : (
        topic.statements > 0 && (
          <Button kind="plain" block className="all-statements" onTap={() => setAll(true)}>
            看全部看法
          </Button>
        )
      )}
    </>
  )
}
