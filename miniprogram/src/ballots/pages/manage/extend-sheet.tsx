import { chinaDay } from '@linli/shared/platform/china-time'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCommand } from '@/platform/api/use-command'
import { Button } from '@/platform/ui/button'
import { Sheet } from '@/platform/ui/sheet'
import { momentOf, sayWhen, timeOf } from '@/platform/ui/when'
import { WhenField } from '@/platform/ui/when-field'
import type { BallotView } from '../../ballot'

interface SheetProps {
  ballot: BallotView
  onClose: () => void
  onDone: (ballot: BallotView) => void
}

const WEEK = 7 * 86_400_000

/** Moves the close further away. */
export function ExtendSheet({ ballot, onClose, onDone }: SheetProps) {
  const closes = Date.parse(ballot.closesAt)
  const [day, setDay] = useState(chinaDay(closes + WEEK))
  const [time, setTime] = useState(timeOf(closes))
  const extend = useCommand('ballots.extend')
  const send = async () => {
    const { id, version } = ballot
    const done = await extend.run({ id, version, closesAt: momentOf(day, time) })
    if (done) onDone(done)
  }
  return (
    <Sheet
      title="延长截止时间"
      open
      onClose={onClose}
      footer={
        <Button block busy={extend.busy} className="send-extend" onTap={send}>
          延长
        </Button>
      }
    >
      <View className="soft">现在是 {sayWhen(ballot.closesAt)} 截止。只能往后延，截止以后不能再延。</View>
      <WhenField name="day" label="新的截止日期" mode="date" value={day} onChange={setDay} />
      <WhenField name="time" label="新的截止时间" mode="time" value={time} onChange={setTime} />
    </Sheet>
  )
}
