import { FOUR_STEP_LABELS, isCounted } from '@linli/shared/deliberation/four-steps'
import { chinaDay } from '@linli/shared/platform/china-time'
import { Picker, View } from '@tarojs/components'
import { useState } from 'react'
import { useCommand } from '@/platform/api/use-command'
import { useQuery } from '@/platform/api/use-query'
import { Button } from '@/platform/ui/button'
import { Field, FieldFrame } from '@/platform/ui/field'
import { fenOf } from '@/platform/ui/money'
import { Sheet } from '@/platform/ui/sheet'
import { toast } from '@/platform/ui/tell'
import { momentOf } from '@/platform/ui/when'
import { WhenField } from '@/platform/ui/when-field'
import type { Topic } from '../../topic'

interface SheetProps {
  topic: Topic
  onClose: () => void
  onDone: () => void
}

const DAY = 86_400_000

/** Calls a meeting: when, where, what about; the agenda is posted at once. */
export function MeetingSheet({ topic, onClose, onDone }: SheetProps) {
  const [title, setTitle] = useState(`${topic.title}议事会`.slice(0, 40))
  const [day, setDay] = useState(chinaDay(Date.now() + 7 * DAY))
  const [time, setTime] = useState('19:00')
  const [place, setPlace] = useState('')
  const [agenda, setAgenda] = useState('介绍情况\n轮流发言\n表决')
  const call = useCommand('deliberation.callMeeting')
  const send = async () => {
    const items = agenda
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line.length >= 2)
    if (place.trim().length < 2) return toast('请写明会议地点')
    if (items.length === 0) return toast('请写明议程，一行一项')
    const done = await call.run({
      ...{ id: topic.id, title, at: momentOf(day, time), place },
      agenda: items.map((item) => ({ title: item, minutes: 20 })),
    })
    if (!done) return
    toast('已通知所有参与的居民')
    onDone()
  }
  return (
    <Sheet
      title="召开会议"
      open
      onClose={onClose}
      footer={
        <Button block busy={call.busy} className="send-meeting" onTap={send}>
          公布议程并通知
        </Button>
      }
    >
      <Field
        name="meeting-title"
        label="会议名称"
        required
        maxLength={40}
        value={title}
        onChange={setTitle}
      />
      <WhenField name="day" label="日期" mode="date" value={day} onChange={setDay} />
      <WhenField name="time" label="时间" mode="time" value={time} onChange={setTime} />
      <Field
        name="place"
        label="地点"
        required
        placeholder="例如：社区活动室"
        maxLength={100}
        value={place}
        onChange={setPlace}
      />
      <Field
        name="agenda"
        kind="long"
        label="议程"
        hint="一行一项；没有列入的事项不能表决"
        required
        maxLength={1000}
        value={agenda}
        onChange={setAgenda}
      />
    </Sheet>
  )
}

/** Adds an execution step: what, until when, with how much money. */
export function PlanSheet({ topic, onClose, onDone }: SheetProps) {
  const [title, setTitle] = useState('')
  const [day, setDay] = useState(chinaDay(Date.now() + 30 * DAY))
  const [money, setMoney] = useState('0')
  const [unit, setUnit] = useState(0)
  const units = useQuery('areas.units', {}).data?.items.filter(({ active }) => active) ?? []
  const choices = ['议事会自己办', ...units.map(({ name }) => name)]
  const plan = useCommand('deliberation.planStep')
  const send = async () => {
    const amountFen = fenOf(money)
    if (title.trim().length < 2) return toast('请写明要做什么')
    if (amountFen === undefined) return toast('金额写成数字，例如 1200.50')
    const unitId = units[unit - 1]?.id
    const step = { title, dueAt: momentOf(day, '18:00'), amountFen, ...(unitId && { unitId }) }
    if (await plan.run({ id: topic.id, ...step })) onDone()
  }
  return (
    <Sheet
      title="添加实施步骤"
      open
      onClose={onClose}
      footer={
        <Button block busy={plan.busy} className="send-step" onTap={send}>
          添加
        </Button>
      }
    >
      <Field
        name="step-title"
        label="做什么"
        required
        placeholder="例如：平整场地"
        maxLength={100}
        value={title}
        onChange={setTitle}
      />
      <FieldFrame label="哪个单位办">
        <Picker
          mode="selector"
          range={choices}
          value={unit}
          onChange={({ detail }) => setUnit(Number(detail.value))}
        >
          <View className="ll-field__input in-unit">{choices[unit]}</View>
        </Picker>
      </FieldFrame>
      <WhenField name="step-day" label="什么时候前完成" mode="date" value={day} onChange={setDay} />
      <Field
        name="money"
        kind="digit"
        label="用多少钱（元）"
        maxLength={12}
        value={money}
        onChange={setMoney}
      />
    </Sheet>
  )
}

/** Records the next step of 四议, with its figures where a vote is counted. */
export function FourStepSheet({ topic, onClose, onDone }: SheetProps) {
  const [note, setNote] = useState('')
  const [figures, setFigures] = useState({ due: '', present: '', agree: '', women: '' })
  const take = useCommand('deliberation.takeFourStep')
  const step = topic.nextFourStep
  if (!step || step === 'publishDecision' || step === 'publishResult') return null
  const counted = isCounted(step)
  const send = async () => {
    if (note.trim().length < 2) return toast('请写明会议情况')
    const numbers = Object.fromEntries(
      Object.entries(figures).flatMap(([name, value]) =>
        /^\d{1,6}$/.test(value) ? [[name, Number(value)]] : [],
      ),
    )
    if (await take.run({ id: topic.id, step, note, ...(counted && numbers) })) {
      toast('已记录')
      onDone()
    }
  }
  const field = (name: keyof typeof figures, label: string) => (
    <Field
      name={name}
      kind="number"
      label={label}
      maxLength={6}
      value={figures[name]}
      onChange={(value) => setFigures({ ...figures, [name]: value })}
    />
  )
  return (
    <Sheet
      title={FOUR_STEP_LABELS[step]}
      open
      onClose={onClose}
      footer={
        <Button block busy={take.busy} className="send-four" onTap={send}>
          记录
        </Button>
      }
    >
      <Field
        name="note"
        kind="long"
        label="会议情况"
        required
        maxLength={500}
        value={note}
        onChange={setNote}
      />
      {counted && field('due', '应到人数')}
      {counted && field('present', '实到人数')}
      {counted && field('agree', '同意人数')}
      {step === 'representatives' && field('women', '代表中妇女人数')}
    </Sheet>
  )
}
