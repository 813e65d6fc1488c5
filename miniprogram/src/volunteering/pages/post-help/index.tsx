import { chinaDay } from '@linli/shared/platform/china-time'
import { MOST_HELP, SKILL_LABELS, SKILLS, type Skill } from '@linli/shared/volunteering/help'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { useSubscribe } from '@/notifications/use-subscribe'
import { useCommand } from '@/platform/api/use-command'
import { useQuery } from '@/platform/api/use-query'
import type { Place } from '@/platform/device/place'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Choice } from '@/platform/ui/choice'
import { Field } from '@/platform/ui/field'
import { Screen } from '@/platform/ui/screen'
import { Segmented } from '@/platform/ui/segmented'
import { toast } from '@/platform/ui/tell'
import { VoiceOrText } from '@/platform/ui/voice-or-text'
import { momentOf } from '@/platform/ui/when'
import { WhenField } from '@/platform/ui/when-field'
import { HoursStepper } from '../../components/hours-stepper'
import { PlaceField } from '../../components/place-field'
import { hours } from '../../say'
import '../../components/lists.scss'

const kinds = [
  { value: 'request', label: '我要求助' },
  { value: 'offer', label: '我能帮忙' },
] as const
const DAY = 86_400_000

/** Asks for help, or offers it. */
export default function PostHelp() {
  const [kind, setKind] = useState<'request' | 'offer'>('request')
  const [skill, setSkill] = useState<Skill>()
  const [title, setTitle] = useState('')
  const [text, setText] = useState('')
  const [relative, setRelative] = useState('')
  const [place, setPlace] = useState<Place>()
  const [address, setAddress] = useState('')
  const [day, setDay] = useState(chinaDay(Date.now() + DAY))
  const [time, setTime] = useState('09:00')
  const [halfHours, setHalfHours] = useState(2)
  const [payment, setPayment] = useState<'none' | 'bank' | 'pool'>('none')
  const sums = useQuery('volunteering.summary', {})
  const post = useCommand('volunteering.postHelp')
  const subscribe = useSubscribe(['news'])
  const free = (sums.data?.saved ?? 0) - (sums.data?.held ?? 0)

  const send = async () => {
    if (!skill) return toast('请选一类')
    if (title.trim().length < 4) return toast('标题至少写 4 个字')
    if (text.trim().length < 4) return toast('请说清楚要做什么，至少 4 个字')
    if (!place) return toast('请在地图上点出地点')
    if (address.trim().length < 2) return toast('请写地址')
    const consent = subscribe()
    const one = await post.run({
      ...{ kind, skill, title, text, halfHours, from: momentOf(day, time) },
      place: { ...place, address },
      ...(kind === 'request' && { payment, ...(relative.trim() && { relative: relative.trim() }) }),
    })
    await consent
    if (!one) return
    toast(
      one.state === 'asked'
        ? '已提交，等社区同意'
        : one.visibility === 'visible'
          ? '已发布'
          : '已提交，检查通过后公开',
    )
    Taro.redirectTo({ url: `/volunteering/pages/help/index?id=${one.id}` })
  }

  return (
    <Screen
      className="post-help"
      footer={
        <Button block className="submit" busy={post.busy} onTap={send}>
          发布
        </Button>
      }
    >
      <Segmented label="求助还是帮忙" options={kinds} value={kind} onChange={setKind} />
      <Card title="哪一类">
        {SKILLS.map((one) => (
          <Choice
            key={one}
            className={`skill-${one}`}
            title={SKILL_LABELS[one]}
            on={skill === one}
            onTap={() => setSkill(one)}
          />
        ))}
      </Card>
      <Card title={kind === 'request' ? '需要什么' : '能做什么'}>
        <Field
          name="title"
          label="标题"
          required
          placeholder={kind === 'request' ? '例如：帮忙到药店取药' : '例如：周末可以修水电'}
          maxLength={40}
          value={title}
          error={post.problem?.field('title')}
          onChange={setTitle}
        />
        <VoiceOrText
          name="text"
          label="说清楚一点"
          placeholder="要做什么，注意什么"
          maxLength={1000}
          value={text}
          onChange={setText}
        />
        {kind === 'request' && (
          <Field
            name="relative"
            label="为谁求助"
            hint="为自己不用填；为家人填称呼，例如：母亲"
            maxLength={20}
            value={relative}
            onChange={setRelative}
          />
        )}
      </Card>
      <PlaceField
        place={place}
        onPlace={setPlace}
        address={address}
        onAddress={setAddress}
        hint="只有您选定的邻居能看到详细地址"
      />
      <Card title="什么时候">
        <WhenField name="day" label="日期" mode="date" value={day} onChange={setDay} />
        <WhenField name="time" label="开始" mode="time" value={time} onChange={setTime} />
        <HoursStepper
          name="length"
          value={halfHours}
          most={MOST_HELP}
          onChange={(value) => setHalfHours(Math.max(1, value))}
        />
      </Card>
      {kind === 'request' && (
        <Card title="用时间银行吗">
          <Choice
            title="不用"
            hint="邻居免费帮忙"
            className="pay-none"
            on={payment === 'none'}
            onTap={() => setPayment('none')}
          />
          <Choice
            title="用我存的时间"
            hint={`可用 ${hours(Math.max(0, free))}`}
            className="pay-bank"
            on={payment === 'bank'}
            onTap={() => (free >= halfHours ? setPayment('bank') : toast('时间银行里可用的时间不够'))}
          />
          <Choice
            title="申请公益时间"
            hint="没有存下时间也可以，由社区同意"
            className="pay-pool"
            on={payment === 'pool'}
            onTap={() => setPayment('pool')}
          />
        </Card>
      )}
    </Screen>
  )
}
