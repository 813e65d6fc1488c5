import { chinaDay } from '@linli/shared/platform/china-time'
import { REPEATS, type Repeat } from '@linli/shared/volunteering/activity'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { useCommand } from '@/platform/api/use-command'
import type { Place } from '@/platform/device/place'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Choice } from '@/platform/ui/choice'
import { Field } from '@/platform/ui/field'
import { Screen } from '@/platform/ui/screen'
import { Segmented } from '@/platform/ui/segmented'
import { toast } from '@/platform/ui/tell'
import { momentOf } from '@/platform/ui/when'
import { WhenField } from '@/platform/ui/when-field'
import { PlaceField } from '../../components/place-field'
import { useOrganised } from '../../organiser'
import '../../components/lists.scss'

const kinds = [
  { value: 'service', label: '志愿服务' },
  { value: 'training', label: '培训' },
] as const
const REPEAT_LABELS: Record<Repeat, string> = { week: '每周', twoWeeks: '每两周', month: '每月' }
const repeats = [
  { value: 'once', label: '一次' },
  ...REPEATS.map((value) => ({ value, label: REPEAT_LABELS[value] })),
] as const
const WEEK = 7 * 86_400_000

const blank = {
  ...{ title: '', text: '', address: '', role: '志愿者', limit: '20', radius: '200', times: '4' },
  ...{ requirements: '', requiredCourse: '', insurance: '', contact: '' },
}

/** An activity: drafted, looked at, then published. */
export default function Create() {
  const areas = useOrganised()
  const [areaId, setAreaId] = useState<string>()
  const [kind, setKind] = useState<'service' | 'training'>('service')
  const [words, setWords] = useState(blank)
  const [place, setPlace] = useState<Place>()
  const [day, setDay] = useState(chinaDay(Date.now() + WEEK))
  const [from, setFrom] = useState('09:00')
  const [to, setTo] = useState('11:00')
  const [repeat, setRepeat] = useState<'once' | Repeat>('once')
  const create = useCommand('volunteering.create')
  const change = (name: keyof typeof blank) => (value: string) =>
    setWords((before) => ({ ...before, [name]: value }))
  const area = areaId ?? areas[0]?.areaId

  const send = async () => {
    const [limit, radius, times] = [Number(words.limit), Number(words.radius), Number(words.times)]
    if (!area) return toast('您没有可以组织活动的区域')
    if (words.title.trim().length < 4) return toast('标题至少写 4 个字')
    if (words.text.trim().length < 4) return toast('请写清楚做什么，至少 4 个字')
    if (!place) return toast('请在地图上点出地点')
    if (words.address.trim().length < 2) return toast('请写地址')
    if (to <= from) return toast('结束要晚于开始')
    if (!Number.isInteger(limit) || limit < 1) return toast('名额请填整数')
    if (!Number.isInteger(radius) || radius < 50) return toast('签到范围至少 50 米')
    if (repeat !== 'once' && !(times >= 2 && times <= 26)) return toast('重复次数请填 2 到 26')
    const { title, text, address, role, requirements, requiredCourse, insurance, contact } = words
    const one = await create.run({
      ...{ areaId: area, kind, title, text, radius, requirements, insurance, contact },
      place: { ...place, address },
      ...{ startsAt: momentOf(day, from), endsAt: momentOf(day, to) },
      ...(requiredCourse.trim() && { requiredCourse: requiredCourse.trim() }),
      roles: [{ name: role.trim() || '志愿者', limit }],
      ...(repeat !== 'once' && { repeat: { every: repeat, count: times } }),
    })
    if (one) Taro.redirectTo({ url: `/volunteering/pages/roster/index?id=${one.id}` })
  }

  return (
    <Screen
      className="create"
      footer={
        <Button block className="submit" busy={create.busy} onTap={send}>
          存为草稿
        </Button>
      }
    >
      <Segmented label="哪一种" options={kinds} value={kind} onChange={setKind} />
      {areas.length > 1 && (
        <Card title="哪个区域">
          {areas.map((one) => (
            <Choice
              key={one.areaId}
              title={one.areaName}
              on={one.areaId === area}
              onTap={() => setAreaId(one.areaId)}
            />
          ))}
        </Card>
      )}
      <Card title="做什么">
        <Field
          name="title"
          label="标题"
          required
          placeholder="例如：清理河道垃圾"
          maxLength={40}
          value={words.title}
          error={create.problem?.field('title')}
          onChange={change('title')}
        />
        <Field
          name="text"
          kind="long"
          label="内容"
          required
          maxLength={3000}
          value={words.text}
          onChange={change('text')}
        />
        <Field
          name="requirements"
          label="参加要求"
          hint="可以不填"
          maxLength={500}
          value={words.requirements}
          onChange={change('requirements')}
        />
        <Field
          name="required-course"
          label="需先完成的培训"
          hint="填培训的名称；不需要就不填"
          maxLength={40}
          value={words.requiredCourse}
          onChange={change('requiredCourse')}
        />
        <Field
          name="insurance"
          label="保险说明"
          hint="可以不填"
          maxLength={500}
          value={words.insurance}
          onChange={change('insurance')}
        />
        <Field
          name="contact"
          label="联系方式"
          hint="报名的人能看到"
          maxLength={60}
          value={words.contact}
          onChange={change('contact')}
        />
      </Card>
      <Card title="什么时候">
        <WhenField name="day" label="日期" mode="date" value={day} onChange={setDay} />
        <WhenField name="from" label="开始" mode="time" value={from} onChange={setFrom} />
        <WhenField name="to" label="结束" mode="time" value={to} onChange={setTo} />
        <Segmented label="重复" options={repeats} value={repeat} onChange={setRepeat} />
        {repeat !== 'once' && (
          <Field name="times" kind="number" label="共几次" value={words.times} onChange={change('times')} />
        )}
      </Card>
      <PlaceField place={place} onPlace={setPlace} address={words.address} onAddress={change('address')} />
      <Card title="名额和签到">
        <Field name="role" label="岗位" maxLength={20} value={words.role} onChange={change('role')} />
        <Field
          name="limit"
          kind="number"
          label="名额"
          required
          value={words.limit}
          onChange={change('limit')}
        />
        <Field
          name="radius"
          kind="number"
          label="签到范围（米）"
          required
          value={words.radius}
          onChange={change('radius')}
        />
      </Card>
    </Screen>
  )
}
