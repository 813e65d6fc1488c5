import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { SignInCard } from '@/identity/components/sign-in-card'
import { useSignedIn } from '@/platform/api/session'
import { Button } from '@/platform/ui/button'
import { Card, Row } from '@/platform/ui/card'
import { sayFen } from '@/platform/ui/money'
import { Screen } from '@/platform/ui/screen'
import { StatusTag } from '@/platform/ui/status-tag'
import { sayWhen } from '@/platform/ui/when'
import { type BallotView, go } from '../../ballot'
import '../../components/parts.scss'
import { Turnout } from '../../components/turnout'
import { phaseTag, sayHow, sayRule, sayVoters } from '../../say'
import { useBallot } from '../../use-ballot'
import { MinePart } from './mine-part'
import { ProxyPart } from './proxy-part'

/** One ballot: what is asked, who may vote, until when, who has taken part, and where I stand. */
export default function BallotPage() {
  const { id = '' } = useRouter().params
  const query = useBallot(id)
  const signedIn = useSignedIn()
  const ballot = query.data
  return (
    <Screen of={query} className="ballot" footer={ballot && footerOf(ballot)}>
      {ballot && (
        <>
          <Card title={ballot.title} extra={<StatusTag {...phaseTag(ballot.phase, ballot.passed)} />}>
            {ballot.cancelReason !== null && <View className="warn">已取消：{ballot.cancelReason}</View>}
            {ballot.text !== '' && <View className="words">{ballot.text}</View>}
            {ballot.options.map(({ id: option, title, cost }) => (
              <Row key={option} title={title} value={cost === undefined ? '' : sayFen(cost)} />
            ))}
            <View className="soft">
              {ballot.areaName}
              {ballot.secret ? ' · 无记名：谁也查不到您选了什么' : ' · 记名'}
            </View>
          </Card>
          {signedIn ? <MinePart ballot={ballot} reload={query.reload} /> : <SignInCard />}
          {ballot.participation.due.heads > 0 && (
            <Card title="参加的情况" className="participation">
              <Turnout
                present={ballot.participation.present}
                due={ballot.participation.due}
                decision={ballot.decision}
              />
              {ballot.phase === 'open' && (
                <View className="soft">截止以前只看得到多少人参加，看不到选了什么。</View>
              )}
            </Card>
          )}
          {ballot.phase === 'open' && signedIn && !ballot.secret && (
            <ProxyPart ballot={ballot} reload={query.reload} />
          )}
          <Card title="怎么投、怎么算">
            <Row title="投票时间" value={`${sayWhen(ballot.opensAt)} 到 ${sayWhen(ballot.closesAt)}`} />
            <Row title="谁来投" value={sayVoters(ballot.voters, ballot.areaName)} />
            <Row title="怎么投" value={sayHow(ballot.rules)} />
            <Row title="能改吗" value={ballot.changeAllowed ? '截止前可以改' : '投出后不能改'} />
            {ballot.paperAllowed && <Row title="纸质票" value="也收，和手机票合在一起算" />}
            {sayRule(ballot.decision).map((line) => (
              <View key={line} className="soft">
                {line}
              </View>
            ))}
            {ballot.warnings.map((line) => (
              <View key={line} className="warn">
                {line}
              </View>
            ))}
          </Card>
          {(ballot.topicId !== null || ballot.abilities.length > 0) && (
            <Card>
              {ballot.topicId !== null && (
                <Row
                  title="这次表决的议题"
                  className="go-topic"
                  onTap={() =>
                    Taro.navigateTo({ url: `/deliberation/pages/topic/index?id=${ballot.topicId}` })
                  }
                />
              )}
              {ballot.abilities.length > 0 && (
                <Row title="管理这次表决" className="go-manage" onTap={() => go('manage', { id })} />
              )}
            </Card>
          )}
        </>
      )}
    </Screen>
  )
}

/** The one next action, if there is one. */
function footerOf({ id, phase, mine }: BallotView) {
  if (phase === 'published')
    return (
      <Button block className="go-result" onTap={() => go('result', { id })}>
        看结果和算法
      </Button>
    )
  const next = mine.find(({ mayVote, voted }) => mayVote && !voted)
  if (!next) return undefined
  return (
    <Button block className="go-vote" onTap={() => go('vote', { id, voterId: next.voterId })}>
      {next.as === 'proxy' ? '替人投票' : '去投票'}
    </Button>
  )
}
