import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { TopicBallots } from '@/ballots/components/topic-ballots'
import { fileUrl } from '@/platform/api/file-url'
import { useQuery } from '@/platform/api/use-query'
import { useRenewed } from '@/platform/api/use-renewed'
import { Button } from '@/platform/ui/button'
import { Card, Row } from '@/platform/ui/card'
import { PhotoRow } from '@/platform/ui/photo-grid'
import { Screen } from '@/platform/ui/screen'
import { Segmented } from '@/platform/ui/segmented'
import { StatusTag } from '@/platform/ui/status-tag'
import { sayWhen } from '@/platform/ui/when'
import { type Asked, WordsSheet } from '@/platform/ui/words-sheet'
import { stageTag } from '../../say'
import '../../components/step.scss'
import { ArgumentsPart } from './arguments-part'
import { CouncilPart } from './council-part'
import { DecisionPart } from './decision-part'
import './index.scss'
import { ReviewSheet } from './review-sheet'
import { StancePart } from './stance-part'

const views = [
  { value: 'arguments', label: '理由' },
  { value: 'stance', label: '表态' },
  { value: 'decision', label: '决定' },
] as const
type View3 = (typeof views)[number]['value']

/** One topic: what speaks for and against, where people stand, what was decided and whether it is done. */
export default function TopicPage() {
  const { id = '', view: first } = useRouter().params
  const query = useQuery('deliberation.topic', { id })
  const [chosen, setChosen] = useState<View3 | undefined>(views.find(({ value }) => value === first)?.value)
  const [asked, setAsked] = useState<Asked>()
  const [reviewing, setReviewing] = useState(false)
  const topic = query.data
  // Who takes part is shown live.
  useRenewed(query.reload, topic?.takesWords ?? false)
  const view = chosen ?? (topic && !topic.takesWords ? 'decision' : 'arguments')
  const mayReview = topic?.abilities.includes('review')
  const propose = () => Taro.navigateTo({ url: `/deliberation/pages/propose/index?previousTopicId=${id}` })

  return (
    <Screen
      of={query}
      className="topic"
      footer={
        mayReview && !topic?.myReview ? (
          <Button block className="review" onTap={() => setReviewing(true)}>
            解决了吗？请评议
          </Button>
        ) : undefined
      }
    >
      {topic && (
        <>
          <Card title={topic.title} extra={<StatusTag {...stageTag(topic.stage)} />}>
            <View className="words">{topic.text}</View>
            <PhotoRow urls={topic.photos.map(({ url }) => fileUrl(url))} />
            <View className="soft">
              {topic.area.name} · {topic.supporters} 人附议 · {topic.participants} 人参与
            </View>
            {topic.reason && <View className="soft">原因：{topic.reason}</View>}
          </Card>
          {topic.meetings.length > 0 && (
            <Card title="会议">
              {topic.meetings.map((one) => (
                <Row
                  key={one.id}
                  title={one.title}
                  value={sayWhen(one.at)}
                  className={`meeting-${one.id}`}
                  onTap={() => Taro.navigateTo({ url: `/deliberation/pages/meeting/index?id=${one.id}` })}
                />
              ))}
            </Card>
          )}
          <TopicBallots
            topicId={topic.id}
            items={topic.ballots}
            council={topic.abilities.includes('callMeeting')}
          />
          <CouncilPart topic={topic} reload={query.reload} ask={setAsked} />
          <Segmented label="看什么" options={views} value={view} onChange={setChosen} />
          {view === 'arguments' && <ArgumentsPart topic={topic} ask={setAsked} />}
          {view === 'stance' && <StancePart topic={topic} ask={setAsked} />}
          {view === 'decision' && <DecisionPart topic={topic} reload={query.reload} ask={setAsked} />}
          {(topic.stage === 'reviewed' || topic.stage === 'stopped') && (
            <Button kind="plain" block className="raise-again" onTap={propose}>
              没解决？再次提出
            </Button>
          )}
          {asked && <WordsSheet key={asked.title} asked={asked} onClose={() => setAsked(undefined)} />}
          {reviewing && (
            <ReviewSheet
              id={id}
              onClose={() => setReviewing(false)}
              onDone={() => {
                setReviewing(false)
                query.reload()
              }}
            />
          )}
        </>
      )}
    </Screen>
  )
}
