import type { Choice } from '@linli/shared/ballots/ballot'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useQuery } from '@/platform/api/use-query'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Empty } from '@/platform/ui/empty'
import { Screen } from '@/platform/ui/screen'
import { toast } from '@/platform/ui/tell'
import { sayWhen } from '@/platform/ui/when'
import type { BallotView, Standing } from '../../ballot'
import { wrongWith } from '../../choice'
import { ChoicePart } from '../../components/choice-part'
import '../../components/parts.scss'
import { sayArea, sayHow } from '../../say'
import { ticketOf } from '../../secret/keep'
import { ConfirmSheet } from './confirm-sheet'
import { DonePart } from './done-part'
import { useCast } from './use-cast'

/** Voting: choose, look at it once more, cast, receipt. */
export default function VotePage() {
  const { id = '', voterId } = useRouter().params
  const query = useQuery('ballots.view', { id })
  const [receipt, setReceipt] = useState<string>()
  const ballot = query.data
  const one = ballot && standingOf(ballot, voterId)
  if (ballot && receipt) return <DonePart ballot={ballot} receipt={receipt} />
  if (ballot && one) return <Booth ballot={ballot} one={one} onCast={setReceipt} />
  return (
    <Screen of={query} className="vote">
      <Empty icon="info" text={ballot?.whyNot ?? '这一票已经投过，或者现在不能投。'}>
        <Button className="back" onTap={() => Taro.navigateBack()}>
          返回
        </Button>
      </Empty>
    </Screen>
  )
}

/** The vote that is meant, if it can be cast now. */
function standingOf(ballot: BallotView, voterId: string | undefined): Standing | undefined {
  if (ballot.phase !== 'open') return undefined
  const can = ballot.mine.filter((one) => one.mayVote || ticketOf(ballot.id, one.voterId) !== undefined)
  return voterId ? can.find((one) => one.voterId === voterId) : can[0]
}

interface BoothProps {
  ballot: BallotView
  one: Standing
  onCast: (receipt: string) => void
}

function Booth({ ballot, one, onCast }: BoothProps) {
  // What was sent once must be sent again as it was: see castSecretly.
  const fixed = ballot.secret ? ticketOf(ballot.id, one.voterId)?.choice : undefined
  const [choice, setChoice] = useState<Choice | undefined>(fixed ?? one.choice ?? undefined)
  const [asking, setAsking] = useState(false)
  const cast = useCast(ballot, one)
  const next = () => {
    const wrong = wrongWith(ballot, choice)
    if (wrong) return toast(wrong)
    setAsking(true)
  }
  const send = async () => {
    const receipt = choice && (await cast.run(choice))
    if (receipt) onCast(receipt)
  }
  return (
    <Screen
      className="vote"
      footer={
        <Button block className="send-vote" onTap={next}>
          {fixed ? '继续投出' : '下一步：核对'}
        </Button>
      }
    >
      <Card title={ballot.title}>
        <View>{sayHow(ballot.rules)}</View>
        <View className="soft">
          {one.as === 'proxy' ? `替 ${one.label} 投` : one.label}
          {one.area > 0 && ` · ${sayArea(one.area)}`} · {sayWhen(ballot.closesAt)} 截止
        </View>
        {ballot.blankAllowed && <View className="soft">什么都不选也可以投，算参加，不支持任何一项。</View>}
      </Card>
      {fixed ? (
        <Card title="上次没有投完">
          <View className="warn">
            上次投出时断了，不知道票箱收到没有。为了不重复计票，要把同样的选择再投一次，只会算一票。
          </View>
        </Card>
      ) : (
        <ChoicePart question={ballot} choice={choice} onChange={setChoice} />
      )}
      {asking && choice && (
        <ConfirmSheet
          ballot={ballot}
          one={one}
          choice={choice}
          busy={cast.busy}
          onClose={() => setAsking(false)}
          onYes={send}
        />
      )}
    </Screen>
  )
}
