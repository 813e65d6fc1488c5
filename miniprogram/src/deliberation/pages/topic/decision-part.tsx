import { FOUR_STEP_LABELS } from '@linli/shared/deliberation/four-steps'
import { pageOf } from '@linli/shared/notifications/subjects'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { fileUrl } from '@/platform/api/file-url'
import { useCommand } from '@/platform/api/use-command'
import { Button } from '@/platform/ui/button'
import { Card, Row } from '@/platform/ui/card'
import { sayFen } from '@/platform/ui/money'
import { PhotoRow } from '@/platform/ui/photo-grid'
import { StatusTag } from '@/platform/ui/status-tag'
import { toast } from '@/platform/ui/tell'
import { sayWhen } from '@/platform/ui/when'
import type { Asked } from '@/platform/ui/words-sheet'
import type { Topic } from '../../topic'

interface PartProps {
  topic: Topic
  reload: () => void
  ask: (asked: Asked) => void
}

/** The decision with its notice and objections, the execution step by step, the result and its review. */
export function DecisionPart({ topic, reload, ask }: PartProps) {
  const object = useCommand('deliberation.object')
  const { decision, result, reviews } = topic
  const held = topic.ballots.filter(({ outcome }) => outcome !== null)
  const askObjection = () =>
    ask({
      ...{
        title: '提出异议',
        label: '您的异议',
        hint: '公示会暂停，直到议事会答复',
        min: 4,
        max: 500,
        yes: '提出异议',
      },
      send: async (text) => {
        if (!(await object.run({ id: topic.id, text }))) return false
        toast('已提出，公示暂停，等待答复')
        reload()
        return true
      },
    })
  return (
    <>
      {topic.fourSteps && (
        <Card title="四议两公开" className="four-steps">
          {topic.fourSteps.map((one) => (
            <View key={one.step} className="step">
              <Row title={FOUR_STEP_LABELS[one.step]} value={sayWhen(one.at)} />
              <View className="soft">
                {one.note}
                {one.due !== null && ` 应到 ${one.due}，实到 ${one.present}，同意 ${one.agree}`}
              </View>
              {one.fewWomen && <View className="soft">提醒：代表中妇女不足三分之一</View>}
            </View>
          ))}
          {topic.nextFourStep && <Row title="下一步" value={FOUR_STEP_LABELS[topic.nextFourStep]} />}
        </Card>
      )}
      <Card title="决定" className="decision">
        {decision ? (
          <>
            <View className="words">{decision.text}</View>
            {decision.ballotId && <View className="soft">由表决形成</View>}
            <Row
              title={decision.paused ? '公示暂停' : '公示到'}
              value={decision.paused ? '有异议待答复' : sayWhen(decision.noticeUntil)}
            />
            {topic.abilities.includes('object') && (
              <Button kind="text" className="object" onTap={askObjection}>
                我有异议
              </Button>
            )}
          </>
        ) : (
          <View className="soft">还没有形成决定。</View>
        )}
      </Card>
      {held.length > 0 && (
        <Card title="表决结果" className="ballot-results">
          {held.map(({ id, title, outcome }) => {
            const page = pageOf({ kind: 'ballot', id })
            return (
              <View key={id} className="step">
                <Row title={title} {...(page && { onTap: () => Taro.navigateTo({ url: `/${page}` }) })} />
                <View className="soft">{outcome}</View>
              </View>
            )
          })}
        </Card>
      )}
      {topic.objections.length > 0 && (
        <Card title="异议和答复">
          {topic.objections.map((one) => (
            <View key={one.id} className="step">
              <View>{one.text}</View>
              <View className="soft">{one.answer === null ? '等待答复' : `答复：${one.answer}`}</View>
            </View>
          ))}
        </Card>
      )}
      {topic.steps.length > 0 && (
        <Card title="实施步骤" className="steps">
          {topic.steps.map((step) => (
            <View key={step.id} className={`step step-${step.id}`}>
              <Row
                title={step.title}
                value={<StatusTag {...(step.done ? done : step.case ? dispatched : waiting)} />}
              />
              <View className="soft">
                {step.unit?.name ?? '议事会'} · {sayWhen(step.dueAt)}前
                {step.amountFen > 0 && ` · ${sayFen(step.amountFen)}`}
                {step.case && ` · 工单 ${step.case.number}`}
              </View>
              {step.note && <View>{step.note}</View>}
              <PhotoRow urls={step.photos.map(({ url }) => fileUrl(url))} />
            </View>
          ))}
        </Card>
      )}
      {result && (
        <Card title="结果" className="result">
          <View className="words">{result.text}</View>
          <View className="soft">{sayWhen(result.at)} 公开</View>
          <Row
            title="评议"
            value={`${reviews.count} 人，${reviews.solved} 人认为解决，${reviews.satisfied} 人满意`}
          />
          {topic.myReview && <Row title="我的评议" value={topic.myReview.solved ? '已解决' : '没解决'} />}
        </Card>
      )}
    </>
  )
}

const done = { text: '已完成', icon: 'check', tone: 'jade' } as const
const dispatched = { text: '已派单', icon: 'send', tone: 'blue' } as const
const waiting = { text: '进行中', icon: 'clock', tone: 'plain' } as const
