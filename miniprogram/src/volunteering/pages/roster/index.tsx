import { CHECK_IN_BEFORE } from '@linli/shared/volunteering/activity'
import { mostHalfHours } from '@linli/shared/volunteering/hours'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import type { Output } from '@/platform/api/contract'
import { useCommand } from '@/platform/api/use-command'
import { useQuery } from '@/platform/api/use-query'
import { recall, remember } from '@/platform/device/storage'
import { Button } from '@/platform/ui/button'
import { Card, Row } from '@/platform/ui/card'
import { Empty } from '@/platform/ui/empty'
import { Screen } from '@/platform/ui/screen'
import { StatusTag } from '@/platform/ui/status-tag'
import { confirm, toast } from '@/platform/ui/tell'
import { useNow } from '@/platform/ui/use-now'
import { type Asked, WordsSheet } from '@/platform/ui/words-sheet'
import { activityTag, saySpan } from '../../say'
import type { Activity, RosterLine } from '../../types'
import '../../components/lists.scss'
import { CodeCard } from './code-card'
import { CorrectSheet } from './correct-sheet'
import { PersonCard } from './person-card'
import { useNotes } from './use-notes'

type Roster = Output<'volunteering.roster'>

const RESULTS = {
  ...{ credited: '', known: '', overlap: '同一时间已有别的活动', notThere: '没有到场记录' },
  ...{ inReview: '位置待核实', own: '不能确认自己的时长' },
} as const

/** An organiser leads an activity: publish, show the code, note who is there, confirm hours. */
export default function RosterPage() {
  const { id = '' } = useRouter().params
  const now = useNow()
  const asked = useQuery('volunteering.roster', { id })
  // What was seen last is kept for a place without a connection.
  const [kept] = useState(() => recall<Roster>(`roster-${id}`))
  const data = asked.data ?? (asked.problem ? kept : undefined)
  const query = data && !asked.data ? { ...asked, answered: true, problem: undefined } : asked
  useEffect(() => {
    if (asked.data) remember(`roster-${id}`, asked.data)
  }, [asked.data, id])

  const notes = useNotes(id, asked.reload)
  const [hours, setHours] = useState<Record<string, number>>({})
  const [question, setQuestion] = useState<Asked>()
  const [correcting, setCorrecting] = useState<RosterLine>()
  const publish = useCommand('volunteering.publish')
  const cancel = useCommand('volunteering.cancelActivity')
  const judge = useCommand('volunteering.judgePresence')
  const remove = useCommand('volunteering.removePerson')
  const settle = useCommand('volunteering.confirmHours')
  const one = data?.activity
  const may = (what: Activity['abilities'][number]) => one?.abilities.includes(what) ?? false
  const [starts, ends] = one ? [Date.parse(one.startsAt), Date.parse(one.endsAt)] : [0, 0]
  // The server knows what time it is; without a connection the phone's clock must do.
  const byClock = now >= ends ? 'over' : now >= starts - CHECK_IN_BEFORE ? 'now' : 'before'
  const byServer = may('confirmHours') ? 'over' : may('showCode') ? 'now' : 'before'
  const when = asked.data ? byServer : byClock
  const there = (data?.lines ?? []).filter(
    ({ presence, record }) => presence?.in && !record && presence.review !== 'waiting',
  )
  const hoursOf = (line: RosterLine): number => hours[line.accountId] ?? line.proposed
  const reload = asked.reload

  const open = async () => {
    if (!one) return
    const answer = await publish.run({ id, version: one.version, series: one.seriesId !== null })
    if (!answer) return
    toast(answer.visibility === 'visible' ? '已发布' : '已提交，检查通过后公开')
    reload()
  }
  const callOff = (following: boolean) =>
    setQuestion({
      title: following ? '取消这次和以后的各次' : '取消活动',
      ...{ label: '原因', hint: '报名的人会收到通知', min: 2, max: 200, yes: '取消活动' },
      send: async (reason) => {
        const done = Boolean(await cancel.run({ id, reason, following }))
        if (done) reload()
        return done
      },
    })
  const takeOff = ({ accountId, name }: RosterLine) =>
    setQuestion({
      ...{
        title: `取消${name}的报名`,
        label: '原因',
        hint: '会通知本人',
        min: 2,
        max: 200,
        yes: '取消其报名',
      },
      send: async (reason) => {
        const done = Boolean(await remove.run({ id, accountId, reason }))
        if (done) reload()
        return done
      },
    })
  const decide = async ({ accountId }: RosterLine, accept: boolean) => {
    if (await judge.run({ id, accountId, accept })) reload()
  }
  const confirmAll = async () => {
    const text = `${there.length} 人的时长会记入，之后只能更正。`
    if (!(await confirm({ title: '确认时长？', text, yes: '确认' }))) return
    const entries = there
      .slice(0, 50)
      .map((line) => ({ accountId: line.accountId, halfHours: hoursOf(line) }))
    const answer = await settle.run({ id, entries })
    if (!answer) return
    const wrong = answer.entries.map(({ result }) => RESULTS[result]).filter(Boolean)
    toast(wrong.length > 0 ? `${wrong.length} 人没有记入：${wrong[0]}` : '时长已确认')
    reload()
  }

  const footer = may('publish') ? (
    <Button block className="publish" busy={publish.busy} onTap={open}>
      {one?.seriesId ? '发布整个系列' : '发布'}
    </Button>
  ) : one?.state === 'published' && when === 'over' && there.length > 0 ? (
    <Button block className="confirm-hours" busy={settle.busy} onTap={confirmAll}>
      确认 {there.length} 人的时长
    </Button>
  ) : undefined

  return (
    <Screen of={query} footer={footer} className="roster">
      {one && data && (
        <>
          <Card title={one.title} extra={<StatusTag {...activityTag(one)} />}>
            <Row title="时间" value={saySpan(one.startsAt, one.endsAt)} />
            <Row title="地点" value={one.place.address} />
            <Row title="报名" value={`${one.signedUp}/${one.limit} 人，候补 ${one.waiting} 人`} />
            {!asked.data && <View className="soft">没有网络，这是上次看到的名单。</View>}
            {notes.notes.length > 0 && (
              <Button kind="plain" className="send-notes" busy={notes.busy} onTap={() => notes.send()}>
                {notes.notes.length} 条到场记录待上传
              </Button>
            )}
            <View className="ways">
              {may('edit') && (
                <Button
                  kind="plain"
                  className="go-edit"
                  onTap={() => Taro.navigateTo({ url: `/volunteering/pages/edit/index?id=${id}` })}
                >
                  修改活动
                </Button>
              )}
              {may('cancel') && (
                <Button
                  kind="danger"
                  className="cancel-activity"
                  busy={cancel.busy}
                  onTap={() => callOff(false)}
                >
                  {one.seriesId ? '取消这一次' : '取消活动'}
                </Button>
              )}
              {may('cancel') && one.seriesId && (
                <Button
                  kind="danger"
                  className="cancel-series"
                  busy={cancel.busy}
                  onTap={() => callOff(true)}
                >
                  取消这次和以后的
                </Button>
              )}
            </View>
          </Card>
          {may('showCode') && <CodeCard id={id} />}
          {data.lines.length === 0 && <Empty icon="team" text="还没有人报名。" />}
          {data.lines.map((line) => (
            <PersonCard
              key={line.accountId}
              line={line}
              noted={{
                in: notes.notes.some(({ accountId, what }) => accountId === line.accountId && what === 'in'),
                out: notes.notes.some(
                  ({ accountId, what }) => accountId === line.accountId && what === 'out',
                ),
              }}
              when={one.state === 'published' ? when : 'before'}
              most={mostHalfHours({ startsAt: starts, endsAt: ends })}
              hours={hoursOf(line)}
              onHours={(halfHours) => setHours({ ...hours, [line.accountId]: halfHours })}
              onNote={(what) => notes.note(line.accountId, what)}
              onJudge={(accept) => decide(line, accept)}
              onRemove={() => takeOff(line)}
              onCorrect={() => setCorrecting(line)}
            />
          ))}
          {correcting?.record && (
            <CorrectSheet
              line={correcting}
              record={correcting.record}
              most={mostHalfHours({ startsAt: starts, endsAt: ends })}
              onClose={() => setCorrecting(undefined)}
              onDone={() => {
                setCorrecting(undefined)
                reload()
              }}
            />
          )}
          {question && (
            <WordsSheet key={question.title} asked={question} onClose={() => setQuestion(undefined)} />
          )}
        </>
      )}
    </Screen>
  )
}
