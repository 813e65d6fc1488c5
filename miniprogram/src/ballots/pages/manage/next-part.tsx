import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCommand } from '@/platform/api/use-command'
import { Button } from '@/platform/ui/button'
import { confirm, toast } from '@/platform/ui/tell'
import { sayWhen } from '@/platform/ui/when'
import type { Asked } from '@/platform/ui/words-sheet'
import { type BallotView, go } from '../../ballot'
import { ExtendSheet } from './extend-sheet'
import { ProjectsPart } from './projects-part'

interface PartProps {
  ballot: BallotView
  onChange: (ballot: BallotView) => void
  ask: (asked: Asked) => void
}

/** What may be done now; one of it is the next step. */
export function NextPart({ ballot, onChange, ask }: PartProps) {
  const { id, version, phase, abilities } = ballot
  const [extending, setExtending] = useState(false)
  const announce = useCommand('ballots.announce')
  const cancel = useCommand('ballots.cancel')
  const publish = useCommand('ballots.publish')
  const may = (what: BallotView['abilities'][number]) => abilities.includes(what)
  const then = (words: string) => (next: BallotView | undefined) => {
    if (!next) return false
    toast(words)
    onChange(next)
    return true
  }
  const announceIt = async () => {
    const sure = await confirm({
      title: '现在公告？',
      text: `公告后标题、说明、选项和规则都不能再改。${sayWhen(ballot.opensAt)} 自动开始投票。`,
      yes: '公告',
    })
    if (sure) then('已公告，投票人会收到通知')(await announce.run({ id, version }))
  }
  const publishIt = async () => {
    const sure = await confirm({
      title: '计票并公布？',
      text: '只按选票计算，算法和结果一起公开，公布后不能撤回。',
      yes: '公布',
    })
    if (sure) then('结果已公布')(await publish.run({ id }))
  }
  const cancelIt = () =>
    ask({
      ...{ title: phase === 'draft' ? '不要这份草稿' : '取消表决', label: '原因' },
      hint: phase === 'draft' ? undefined : '居民会看到',
      ...{ min: 2, max: 200, yes: '取消表决' },
      send: (reason) => cancel.run({ id, version, reason }).then(then('已取消')),
    })
  return (
    <View className="ways">
      {may('announce') && (
        <Button block className="announce" busy={announce.busy} onTap={announceIt}>
          公告
        </Button>
      )}
      {may('publish') && (
        <Button block className="publish" busy={publish.busy} onTap={publishIt}>
          计票并公布
        </Button>
      )}
      {phase === 'published' && (
        <Button block className="go-result" onTap={() => go('result', { id })}>
          看结果
        </Button>
      )}
      {phase === 'open' && may('enterPapers') && (
        <Button block className="enter-papers" onTap={() => go('papers', { id })}>
          录入纸质票
        </Button>
      )}
      {may('edit') && (
        <Button kind="plain" className="edit" onTap={() => go('edit', { id })}>
          修改
        </Button>
      )}
      {may('edit') && ballot.rules.kind === 'budget' && <ProjectsPart ballot={ballot} onChange={onChange} />}
      {may('extend') && (
        <Button kind="plain" className="extend" onTap={() => setExtending(true)}>
          延长截止时间
        </Button>
      )}
      {may('cancel') && (
        <Button kind="danger" className="cancel" onTap={cancelIt}>
          取消表决
        </Button>
      )}
      {extending && (
        <ExtendSheet
          ballot={ballot}
          onClose={() => setExtending(false)}
          onDone={(next) => {
            setExtending(false)
            then('已延长')(next)
          }}
        />
      )}
    </View>
  )
}
