import { MEETING_STATE_LABELS, turnLeft } from '@linli/shared/deliberation/meeting'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { call } from '@/platform/api/client'
import { useCommand } from '@/platform/api/use-command'
import { useQuery } from '@/platform/api/use-query'
import { useRenewed } from '@/platform/api/use-renewed'
import { saveText } from '@/platform/device/save-text'
import { canScan, scanCode } from '@/platform/device/scan'
import { Button } from '@/platform/ui/button'
import { Card, Row } from '@/platform/ui/card'
import { CheckInCode } from '@/platform/ui/check-in-code'
import { Screen } from '@/platform/ui/screen'
import { StatusTag } from '@/platform/ui/status-tag'
import { confirm, tellProblem, toast } from '@/platform/ui/tell'
import { sayWhen } from '@/platform/ui/when'
import { type Asked, WordsSheet } from '@/platform/ui/words-sheet'
import type { Meeting } from '../../topic'
import '../../components/step.scss'
import { MinutesSheet } from './minutes-sheet'
import { Motions } from './motions'

/** One meeting: agenda, check-in, who speaks, motions one at a time, minutes. */
export default function MeetingPage() {
  const { id = '' } = useRouter().params
  const query = useQuery('deliberation.meeting', { id })
  const [asked, setAsked] = useState<Asked>()
  const [ending, setEnding] = useState(false)
  const checkIn = useCommand('deliberation.checkIn')
  const speak = useCommand('deliberation.askToSpeak')
  const open = useCommand('deliberation.openMeeting')
  const cancel = useCommand('deliberation.cancelMeeting')
  const next = useCommand('deliberation.nextSpeaker')
  const finish = useCommand('deliberation.finishTask')
  const one = query.data
  // Everybody in the room sees who speaks and what is voted on.
  useRenewed(query.reload, one?.state === 'open')
  const may = (what: Meeting['abilities'][number]) => one?.abilities.includes(what) ?? false
  const show = (answer: Meeting | undefined) => {
    if (answer) query.setData(answer)
    return Boolean(answer)
  }

  const enter = async (code: string) => {
    const done = show(await checkIn.run({ id, code }))
    if (done) toast('已签到')
    return done
  }
  const scan = async () => {
    if (canScan) {
      const code = await scanCode()
      if (code) await enter(code)
      return
    }
    setAsked({
      title: '签到',
      label: '签到码',
      hint: '会场屏幕上二维码下面的文字',
      min: 10,
      max: 200,
      yes: '签到',
      send: enter,
    })
  }
  const calendar = async () => {
    try {
      const { name, text } = await call('deliberation.meetingCalendar', { id })
      toast(await saveText(name, text))
    } catch (problem) {
      tellProblem(problem as never)
    }
  }
  const callOff = async () => {
    const sure = await confirm({
      title: '取消会议？',
      text: '参与的居民会收到通知。',
      yes: '取消会议',
      danger: true,
    })
    if (sure) show(await cancel.run({ id }))
  }

  const footer = may('checkIn') ? (
    <Button block busy={checkIn.busy} className="check-in" onTap={scan}>
      扫码签到
    </Button>
  ) : may('open') ? (
    <Button block busy={open.busy} className="open-meeting" onTap={async () => show(await open.run({ id }))}>
      开始会议
    </Button>
  ) : undefined

  return (
    <Screen of={query} footer={footer} className="meeting">
      {one && (
        <>
          <Card
            title={one.title}
            extra={
              <StatusTag
                text={MEETING_STATE_LABELS[one.state]}
                icon="team"
                tone={one.state === 'open' ? 'jade' : 'plain'}
              />
            }
          >
            <Row title="时间" value={sayWhen(one.at)} />
            <Row title="地点" value={one.place} />
            <Row title="签到" value={`${one.present} 人${one.checkedIn ? '，您已签到' : ''}`} />
            {one.state === 'announced' && (
              <Button kind="text" className="calendar" onTap={calendar}>
                加到日历
              </Button>
            )}
            {may('cancel') && (
              <Button kind="danger" className="cancel-meeting" busy={cancel.busy} onTap={callOff}>
                取消会议
              </Button>
            )}
          </Card>
          {may('showCode') && <CodeCard id={id} />}
          <Card title="议程">
            {one.agenda.map((item, i) => (
              <Row key={item.id} title={`${i + 1}. ${item.title}`} value={`${item.minutes} 分钟`} />
            ))}
          </Card>
          {one.state === 'open' && (
            <Card title="发言" className="speakers">
              {one.speaking ? (
                <Speaking speaking={one.speaking} seconds={one.turnSeconds} />
              ) : (
                <View className="soft">现在没有人发言。</View>
              )}
              {one.waiting.map((who) => (
                <Row
                  key={`${who.name}${who.turns}${who.me}`}
                  title={who.me ? '我' : who.name}
                  value={`已发言 ${who.turns} 次`}
                />
              ))}
              <View className="ways">
                {may('askToSpeak') && (
                  <Button
                    kind="plain"
                    className="ask-to-speak"
                    busy={speak.busy}
                    onTap={async () => show(await speak.run({ id, on: !one.waiting.some(({ me }) => me) }))}
                  >
                    {one.waiting.some(({ me }) => me) ? '不发言了' : '我要发言'}
                  </Button>
                )}
                {may('next') && (
                  <Button
                    className="next-speaker"
                    busy={next.busy}
                    onTap={async () => show(await next.run({ id }))}
                  >
                    请下一位
                  </Button>
                )}
              </View>
              <View className="soft">发言少的人先说，每次 {Math.round(one.turnSeconds / 60)} 分钟。</View>
            </Card>
          )}
          <Motions one={one} show={show} ask={setAsked} />
          {may('end') && (
            <Button block kind="plain" className="end-meeting" onTap={() => setEnding(true)}>
              结束会议，公布纪要
            </Button>
          )}
          {one.minutes && (
            <Card title="会议纪要" className="minutes">
              <View className="words">{one.minutes}</View>
              {one.tasks.map((task) => (
                <View key={task.id} className="step">
                  <Row
                    title={task.text}
                    value={<StatusTag {...(task.done ? taskDone : taskOpen)} />}
                    className={`task-${task.id}`}
                  />
                  <View className="soft">
                    {task.mine ? '我' : task.owner.name} · {sayWhen(task.dueAt)}前
                  </View>
                  {!task.done && (task.mine || one.chair) && (
                    <Button
                      kind="plain"
                      className={`finish-task-${task.id}`}
                      busy={finish.busy}
                      onTap={async () => {
                        if (show(await finish.run({ id, taskId: task.id }))) toast('已完成')
                      }}
                    >
                      已完成
                    </Button>
                  )}
                </View>
              ))}
            </Card>
          )}
          {asked && <WordsSheet key={asked.title} asked={asked} onClose={() => setAsked(undefined)} />}
          {ending && (
            <MinutesSheet
              meeting={one}
              onClose={() => setEnding(false)}
              onDone={(answer) => {
                setEnding(false)
                show(answer)
              }}
            />
          )}
        </>
      )}
    </Screen>
  )
}

const taskDone = { text: '已完成', icon: 'check', tone: 'jade' } as const
const taskOpen = { text: '待完成', icon: 'clock', tone: 'plain' } as const

/** Who speaks, and how much of the turn is left. */
function Speaking({ speaking, seconds }: { speaking: NonNullable<Meeting['speaking']>; seconds: number }) {
  const [now, setNow] = useState(Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  const left = Math.ceil(turnLeft(Date.parse(speaking.since), seconds, now) / 1000)
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
  return (
    <Row
      title={`${speaking.me ? '我' : speaking.name}正在发言`}
      value={left > 0 ? `还有 ${clock}` : '时间到'}
    />
  )
}

/** The check-in code for the room. */
function CodeCard({ id }: { id: string }) {
  const { data, reload } = useQuery('deliberation.meetingCode', { id })
  return data ? <CheckInCode code={data} hint="每 30 秒更换，请当场扫码。" onEnd={reload} /> : null
}
