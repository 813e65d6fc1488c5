import { FOUR_STEP_LABELS } from '@linli/shared/deliberation/four-steps'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCommand } from '@/platform/api/use-command'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { confirm, toast } from '@/platform/ui/tell'
import type { Asked } from '@/platform/ui/words-sheet'
import type { Topic } from '../../topic'
import { FourStepSheet, MeetingSheet, PlanSheet } from './council-sheets'
import { LinkBallot } from './link-ballot'
import { StepsPart } from './steps-part'

interface PartProps {
  topic: Topic
  reload: () => void
  ask: (asked: Asked) => void
}

/** What the council may do with the topic now; nothing for others. */
export function CouncilPart({ topic, reload, ask }: PartProps) {
  const [sheet, setSheet] = useState<'meeting' | 'plan' | 'fourStep'>()
  const { id } = topic
  const decide = useCommand('deliberation.decide')
  const stop = useCommand('deliberation.stop')
  const again = useCommand('deliberation.discussAgain')
  const settle = useCommand('deliberation.settleObjection')
  const execute = useCommand('deliberation.execute')
  const publish = useCommand('deliberation.publishResult')
  const end = useCommand('deliberation.endReview')
  const may = (what: Topic['abilities'][number]) => topic.abilities.includes(what)
  const mine = topic.abilities.filter((what) => what !== 'object' && what !== 'review' && what !== 'moderate')
  const open = topic.objections.find(({ answer }) => answer === null)
  if (mine.length === 0 && !may('settleObjection')) return null

  const then = (words: string) => (answer: unknown) => {
    if (!answer) return false
    toast(words)
    reload()
    return true
  }
  const run = async (
    sure: { title: string; text: string; yes: string },
    work: () => Promise<unknown>,
    words: string,
  ) => {
    if (await confirm(sure)) then(words)(await work())
  }
  const done = () => {
    setSheet(undefined)
    reload()
  }
  return (
    <Card title="议事会" className="council">
      <View className="ways">
        {may('callMeeting') && (
          <Button kind="plain" className="call-meeting" onTap={() => setSheet('meeting')}>
            召开会议
          </Button>
        )}
        {may('fourStep') && topic.nextFourStep && (
          <Button className="four-step" onTap={() => setSheet('fourStep')}>
            记录{FOUR_STEP_LABELS[topic.nextFourStep]}
          </Button>
        )}
        {may('decide') && (
          <Button
            className="decide"
            onTap={() =>
              ask({
                ...{
                  title: '形成决定',
                  label: '决定内容',
                  hint: '发布后开始公示',
                  min: 4,
                  max: 2000,
                  yes: '发布并公示',
                },
                send: (text) => decide.run({ id, text }).then(then('已发布，开始公示')),
              })
            }
          >
            形成决定
          </Button>
        )}
        {may('discussAgain') && (
          <Button
            kind="plain"
            className="discuss-again"
            onTap={() =>
              ask({
                ...{ title: '回到讨论', label: '原因', min: 2, max: 500, yes: '回到讨论' },
                send: (reason) => again.run({ id, reason }).then(then('已回到讨论')),
              })
            }
          >
            回到讨论
          </Button>
        )}
        {may('settleObjection') && open && (
          <Button
            className="settle-objection"
            onTap={() =>
              ask({
                ...{ title: '答复异议', label: '答复', hint: open.text, min: 2, max: 500, yes: '答复' },
                send: (answer) =>
                  settle.run({ id, objectionId: open.id, answer }).then(then('已答复，公示继续')),
              })
            }
          >
            答复异议
          </Button>
        )}
        {may('planStep') && (
          <Button kind="plain" className="plan-step" onTap={() => setSheet('plan')}>
            添加实施步骤
          </Button>
        )}
        {may('execute') && (
          <Button
            className="execute"
            busy={execute.busy}
            onTap={() =>
              run(
                { title: '开始实施？', text: '公示期已满，所有参与的居民会收到通知。', yes: '开始实施' },
                () => execute.run({ id }),
                '已开始实施',
              )
            }
          >
            开始实施
          </Button>
        )}
        {may('publishResult') && (
          <Button
            className="publish-result"
            onTap={() =>
              ask({
                ...{
                  title: '公开结果',
                  label: '做成了什么',
                  hint: '所有参与的居民会收到通知',
                  min: 4,
                  max: 2000,
                  yes: '公开结果',
                },
                send: (text) => publish.run({ id, text }).then(then('结果已公开')),
              })
            }
          >
            公开结果
          </Button>
        )}
        {may('endReview') && (
          <Button
            kind="plain"
            className="end-review"
            busy={end.busy}
            onTap={() =>
              run(
                { title: '结束评议？', text: '评议结果会保留。', yes: '结束评议' },
                () => end.run({ id }),
                '评议已结束',
              )
            }
          >
            结束评议
          </Button>
        )}
        {may('linkBallot') && <LinkBallot topic={topic} reload={reload} />}
        {may('stop') && (
          <Button
            kind="danger"
            className="stop-topic"
            onTap={() =>
              ask({
                ...{
                  title: '不再继续',
                  label: '原因',
                  hint: '所有参与的居民会看到',
                  min: 2,
                  max: 500,
                  yes: '结束议题',
                },
                send: (reason) => stop.run({ id, reason }).then(then('议题已结束')),
              })
            }
          >
            不再继续
          </Button>
        )}
      </View>
      {topic.stage === 'executing' && <StepsPart topic={topic} reload={reload} />}
      {sheet === 'meeting' && (
        <MeetingSheet topic={topic} onClose={() => setSheet(undefined)} onDone={done} />
      )}
      {sheet === 'plan' && <PlanSheet topic={topic} onClose={() => setSheet(undefined)} onDone={done} />}
      {sheet === 'fourStep' && (
        <FourStepSheet topic={topic} onClose={() => setSheet(undefined)} onDone={done} />
      )}
    </Card>
  )
}
