import type { Choice as Chosen } from '@linli/shared/ballots/ballot'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCommand } from '@/platform/api/use-command'
import { Button } from '@/platform/ui/button'
import { Choice } from '@/platform/ui/choice'
import { Sheet } from '@/platform/ui/sheet'
import { toast } from '@/platform/ui/tell'
import { type BallotView, onTheWire } from '../../ballot'
import { sayChoice, wrongWith } from '../../choice'
import { ChoicePart } from '../../components/choice-part'
import type { Paper } from '../../paper'

interface SheetProps {
  ballot: BallotView
  paper: Paper
  onClose: () => void
  onDone: () => void
}

type Said = 'void' | 'paper' | 'other' | 'else' | `entry-${number}`

/** One checker says what a paper is, or which of two votes counts; a second must say the same. */
export function CheckSheet({ ballot, paper, onClose, onDone }: SheetProps) {
  const { id, serial, state, entries } = paper
  const [said, setSaid] = useState<Said>()
  const [choice, setChoice] = useState<Chosen>()
  const check = useCommand('ballots.checkPaper')
  const send = async () => {
    const input = inputOf()
    if (!input) return
    const done = await check.run({ id, ...input })
    if (!done) return
    toast(done.state === state ? '已记录，等另一人核对' : '两人一致，已处理')
    onDone()
  }
  const inputOf = () => {
    if (said === undefined) {
      toast('请先选择')
      return undefined
    }
    if (said === 'paper' || said === 'other') return { counts: said }
    if (said === 'void') return { choice: null }
    const read = said === 'else' ? choice : entries[Number(said.slice('entry-'.length))]?.choice
    const wrong = wrongWith(ballot, read)
    if (wrong || !read) {
      toast(wrong ?? '请先选择')
      return undefined
    }
    return { choice: onTheWire(read) }
  }
  const line = (value: Said, title: string, hint?: string) => (
    <Choice
      key={value}
      className={`says-${value}`}
      title={title}
      hint={hint}
      on={said === value}
      onTap={() => setSaid(value)}
    />
  )
  return (
    <Sheet
      title={`核对 ${serial} 号票`}
      open
      onClose={onClose}
      footer={
        <Button block busy={check.busy} className="send-check" onTap={send}>
          我核对过了
        </Button>
      }
    >
      {state === 'differs' ? (
        <>
          <View className="soft">票面上到底选的是什么？</View>
          {entries.map((entry, i) =>
            line(`entry-${i}`, sayChoice(ballot, entry.choice).join('；'), `第 ${i + 1} 遍录的`),
          )}
          {line('else', '都不对，是别的')}
          {said === 'else' && <ChoicePart question={ballot} choice={choice} onChange={setChoice} />}
          {line('void', '作废', '票面看不清，或者不合规定')}
        </>
      ) : (
        <>
          <View className="soft">
            同一位投票人有两票，哪一票算？先投的、有效的算；本人投的先于别人代投的。
          </View>
          {line('paper', '纸质票算')}
          {line('other', '另一票算')}
        </>
      )}
    </Sheet>
  )
}
