import { type ReactNode, useState } from 'react'
import type { ApiProblem } from '@/platform/api/problem'
import { Card } from '@/platform/ui/card'
import { Field } from '@/platform/ui/field'
import { WhenField } from '@/platform/ui/when-field'
import { type ActivityWords, endsNextDay, inputOf, startOf, type Words, wrongIn } from '../activity-words'
import type { Activity } from '../types'
import { PlaceField } from './place-field'
import { RolesField } from './roles-field'
import './lists.scss'

/** The words of an activity: one form for a new one and for one that changes. */
export function useActivityForm(one?: Activity) {
  const [form, setForm] = useState(() => startOf(one))
  return { form, setForm, wrong: () => wrongIn(form), input: () => inputOf(form) }
}

interface ActivityFormProps {
  form: ActivityWords
  setForm: (change: (before: ActivityWords) => ActivityWords) => void
  problem: ApiProblem | undefined
  /** Under the times: how often. */
  repeat?: ReactNode
}

export function ActivityForm({ form, setForm, problem, repeat }: ActivityFormProps) {
  const { words, place, day, from, to, roles } = form
  const put = (more: Partial<ActivityWords>) => setForm((before) => ({ ...before, ...more }))
  const on = (name: keyof Words) => ({
    value: words[name],
    onChange: (value: string) =>
      setForm((before) => ({ ...before, words: { ...before.words, [name]: value } })),
  })
  return (
    <>
      <Card title="做什么">
        <Field
          name="title"
          label="标题"
          required
          placeholder="例如：清理河道垃圾"
          maxLength={40}
          error={problem?.field('title')}
          {...on('title')}
        />
        <Field name="text" kind="long" label="内容" required maxLength={3000} {...on('text')} />
        <Field name="requirements" label="参加要求" hint="可以不填" maxLength={500} {...on('requirements')} />
        <Field
          name="required-course"
          label="需先完成的培训"
          hint="填培训的名称；不需要就不填"
          maxLength={40}
          {...on('requiredCourse')}
        />
        <Field name="insurance" label="保险说明" hint="可以不填" maxLength={500} {...on('insurance')} />
        <Field name="contact" label="联系方式" hint="报名的人能看到" maxLength={60} {...on('contact')} />
      </Card>
      <Card title="什么时候">
        <WhenField
          name="day"
          label="日期"
          mode="date"
          value={day}
          onChange={(value) => put({ day: value })}
        />
        <WhenField
          name="from"
          label="开始"
          mode="time"
          value={from}
          onChange={(value) => put({ from: value })}
        />
        <WhenField
          name="to"
          label={endsNextDay(form) ? '结束（第二天）' : '结束'}
          mode="time"
          value={to}
          onChange={(value) => put({ to: value })}
        />
        {repeat}
      </Card>
      <PlaceField
        place={place}
        onPlace={(value) => put({ place: value })}
        address={words.address}
        onAddress={on('address').onChange}
      />
      <Card title="名额和签到">
        <RolesField roles={roles} onChange={(value) => put({ roles: value })} />
        <Field name="radius" kind="number" label="签到范围（米）" required {...on('radius')} />
      </Card>
    </>
  )
}
