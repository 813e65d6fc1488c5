import { View } from '@tarojs/components'
import { Button } from '@/platform/ui/button'
import { Card, Row } from '@/platform/ui/card'
import { StatusTag } from '@/platform/ui/status-tag'
import { type BallotView, go, type Standing } from '../../ballot'
import { sayChoice } from '../../choice'
import { Receipt } from '../../components/receipt'
import { sayArea } from '../../say'
import { receiptOf, ticketOf } from '../../secret/keep'

interface PartProps {
  ballot: BallotView
  reload: () => void
}

/** The votes I may cast and what has become of them; or why I have none. */
export function MinePart({ ballot }: PartProps) {
  const { mine, whyNot, phase, voters } = ballot
  const preparing = phase === 'open' && mine.length === 0 && whyNot === null
  if (mine.length === 0 && !preparing && (whyNot === null || phase === 'published')) return null
  return (
    <Card title="我的票" className="mine">
      {mine.map((one) => (
        <Vote key={one.voterId} ballot={ballot} one={one} several={mine.length > 1} />
      ))}
      {preparing && <View className="soft">正在准备选票，过一会儿会自动出现。</View>}
      {whyNot !== null && <View className="why-not">{whyNot}</View>}
      {whyNot !== null && voters !== 'residents' && (
        <Row
          title="去认领我的房屋"
          className="go-homes"
          onTap={() => go('homes', { rollId: ballot.rollId ?? undefined })}
        />
      )}
    </Card>
  )
}

/** One right to vote. */
function Vote({ ballot, one, several }: { ballot: BallotView; one: Standing; several: boolean }) {
  const { id, phase, secret } = ballot
  const { voterId, label, area, as, mayVote, voted, choice, channel } = one
  const receipt = one.receipt ?? receiptOf(id, voterId)
  const begun = secret && ticketOf(id, voterId) !== undefined
  const state = begun
    ? ({ text: '没投完', icon: 'warning', tone: 'amber' } as const)
    : voted
      ? ({ text: channel === 'paper' ? '已投纸质票' : '已投', icon: 'check', tone: 'jade' } as const)
      : ({ text: '还没投', icon: 'clock', tone: 'plain' } as const)
  const vote = () => go('vote', { id, voterId })
  return (
    <View className={`said vote-${voterId}`}>
      <View className="ll-card__head">
        <View className="ll-card__title">
          {label}
          {as === 'proxy' && '（替人投）'}
        </View>
        <StatusTag {...state} />
      </View>
      {area > 0 && <View className="soft">面积 {sayArea(area)}</View>}
      {choice && <View>您选了：{sayChoice(ballot, choice).join('；')}</View>}
      {voted && !choice && !secret && (
        <View className="soft">这一票已由别人或纸质票投出，这里不显示内容。</View>
      )}
      {secret && voted && !begun && !receipt && (
        <View className="soft">您的选票是在另一部手机上领取的，请在那部手机上投完。</View>
      )}
      {receipt && !begun && <Receipt ballotId={id} receipt={receipt} published={phase === 'published'} />}
      {begun && phase === 'open' && (
        <>
          <View className="warn">选票已经领取，还没有投进票箱。凭据在这部手机里，请继续投完。</View>
          <Button block className="go-on" onTap={vote}>
            继续投完
          </Button>
        </>
      )}
      {begun && phase !== 'open' && phase !== 'announced' && (
        <View className="warn">截止前没有投进票箱，这一票没有计入。</View>
      )}
      {!begun && mayVote && voted && (
        <Button kind="plain" className={`change-${voterId}`} onTap={vote}>
          {choice ? '改投' : '我自己投'}
        </Button>
      )}
      {several && !begun && mayVote && !voted && (
        <Button kind="plain" className={`vote-for-${voterId}`} onTap={vote}>
          投这一票
        </Button>
      )}
    </View>
  )
}
