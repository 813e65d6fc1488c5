import type { Choice } from '@linli/shared/ballots/ballot'
import { View } from '@tarojs/components'
import { Button } from '@/platform/ui/button'
import { Row } from '@/platform/ui/card'
import { Sheet } from '@/platform/ui/sheet'
import type { BallotView, Standing } from '../../ballot'
import { sayChoice } from '../../choice'
import { sayArea } from '../../say'
import './confirm-sheet.scss'

interface SheetProps {
  ballot: BallotView
  one: Standing
  choice: Choice
  busy: boolean
  onClose: () => void
  onYes: () => void
}

/** The choice once more in large letters, before it is cast. */
export function ConfirmSheet({ ballot, one, choice, busy, onClose, onYes }: SheetProps) {
  const change = ballot.changeAllowed ? '截止前还可以改' : '投出后不能改'
  return (
    <Sheet
      title="请核对您的选择"
      open
      onClose={onClose}
      footer={
        <>
          <Button kind="plain" block disabled={busy} className="think-again" onTap={onClose}>
            再想想
          </Button>
          <Button block busy={busy} className="confirm-vote" onTap={onYes}>
            确认投出
          </Button>
        </>
      }
    >
      <View className="chosen">
        {sayChoice(ballot, choice).map((line) => (
          <View key={line} className="chosen__line">
            {line}
          </View>
        ))}
      </View>
      <Row title="表决" value={ballot.title} />
      <Row title={one.as === 'proxy' ? '替谁投' : '谁的票'} value={one.label} />
      {one.area > 0 && <Row title="代表的面积" value={sayArea(one.area)} />}
      <Row title="投出以后" value={ballot.secret ? `${change}；无记名，谁也查不到` : change} />
    </Sheet>
  )
}
