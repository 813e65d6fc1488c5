import { stepText } from '@linli/shared/ballots/steps'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useCountyQuery } from '@/platform/api/use-county'
import { Button } from '@/platform/ui/button'
import { Card, Row } from '@/platform/ui/card'
import { Icon } from '@/platform/ui/icon'
import { toneColour } from '@/platform/ui/palette'
import { Screen } from '@/platform/ui/screen'
import { sayWhen } from '@/platform/ui/when'
import { type Bulletin, go } from '../../ballot'
import { Meter } from '../../components/meter'
import '../../components/parts.scss'
import { Turnout } from '../../components/turnout'
import { barsOf, sayOutcome, sayRound } from '../../result-words'
import { sayArea } from '../../say'
import { BudgetPart } from './budget-part'
import './index.scss'
import { ProofPart } from './proof-part'
import { ReceiptPart } from './receipt-part'
import { SilentPart } from './silent-part'
import { StepLine } from './step-line'

/** A published result: what came of it, who took part, and every step of the arithmetic. */
export default function ResultPage() {
  const { id = '', receipt } = useRouter().params
  const query = useCountyQuery('ballots.result', { id })
  const bulletin = query.data?.bulletin as Bulletin | undefined
  return (
    <Screen
      of={query}
      className="result"
      footer={
        <Button kind="plain" block className="go-ballot" onTap={() => go('ballot', { id })}>
          看这次表决的内容
        </Button>
      }
    >
      {bulletin && query.data && (
        <>
          <Outcome bulletin={bulletin} title={query.data.title} publishedAt={query.data.publishedAt} />
          <Card title="参加的情况">
            <Turnout present={bulletin.counts.present} due={bulletin.roll.due} decision={bulletin.rule} />
            {bulletin.counts.blank.heads > 0 && (
              <View className="soft">
                其中空白票 {bulletin.counts.blank.heads} 人：算参加，不支持任何一项。
              </View>
            )}
            {bulletin.roll.corrections.map(({ unit, before, after, due }) => (
              <View key={`${unit}-${after}`} className="soft">
                投票期间更正：{unit} 由 {sayArea(before)}改为 {sayArea(after)}，全部面积由{' '}
                {sayArea(due.before.area)}变为 {sayArea(due.after.area)}。
              </View>
            ))}
          </Card>
          <Card title="每一项得了多少" className="bars">
            {barsOf(bulletin).map(({ id: option, title, length, words, won }) => (
              <Meter
                key={option}
                className={`bar-${option}`}
                title={won ? `${title}（${bulletin.budget ? '入选' : '当选'}）` : title}
                value=""
                length={length}
                note={words}
                plain={!won && bulletin.ballot.rules.kind !== 'yesNo'}
              />
            ))}
          </Card>
          {bulletin.result.rounds && (
            <Card title="一轮一轮怎么算的" className="rounds">
              <View className="soft">
                先看各人排在第一位的票；没人过半，就让票最少的退出，他的票转给下一位，再算一轮。
              </View>
              {bulletin.result.rounds.map((round, i) => {
                const { title, lines } = sayRound(round, i, bulletin)
                return (
                  <View key={title} className="said">
                    <View className="said__title">{title}</View>
                    {lines.map((line) => (
                      <View key={line}>{line}</View>
                    ))}
                  </View>
                )
              })}
            </Card>
          )}
          {bulletin.budget && <BudgetPart bulletin={bulletin} budget={bulletin.budget} />}
          {bulletin.result.steps.length > 0 && (
            <Card title="一步一步怎么算的" className="steps">
              {bulletin.result.steps.map((step) => (
                <StepLine key={stepText(step)} step={step} bulletin={bulletin} />
              ))}
            </Card>
          )}
          {bulletin.silent && <SilentPart bulletin={bulletin} silent={bulletin.silent} />}
          <ReceiptPart id={id} first={receipt} />
          <ProofPart id={id} bulletin={bulletin} />
        </>
      )}
    </Screen>
  )
}

interface OutcomeProps {
  bulletin: Bulletin
  title: string
  publishedAt: string
}

function Outcome({ bulletin, title, publishedAt }: OutcomeProps) {
  const { text, tone } = sayOutcome(bulletin)
  return (
    <Card className="outcome">
      <View className={`outcome__words outcome__words--${tone}`}>
        <Icon name={tone === 'jade' ? 'check' : 'info'} scale={1.5} colour={toneColour[tone]} />
        {text}
      </View>
      <View className="words">{title}</View>
      <Row title="投票时间" value={`${sayWhen(bulletin.opensAt)} 到 ${sayWhen(bulletin.closesAt)}`} />
      <Row title="公布时间" value={sayWhen(publishedAt)} />
    </Card>
  )
}
