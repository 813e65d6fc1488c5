import { chinaDay } from '@linli/shared/platform/china-time'
import { type ReactNode, useState } from 'react'
import type { ApiProblem } from '@/platform/api/problem'
import type { Place } from '@/platform/device/place'
import { Card } from '@/platform/ui/card'
import { Field } from '@/platform/ui/field'
import { momentOf, timeOf } from '@/platform/ui/when'
import { WhenField } from '@/platform/ui/when-field'
import { newRole, type RoleWords, wrongInRoles } from '../roles'
import type { Activity } from '../types'
import { PlaceField } from './place-field'
import { RolesField } from './roles-field'
import './lists.scss'

const WEEK = 7 * 86_400_000

const blank = {
  ...{ title: '', text: '', address: '', radius: '200' },
  ...{ requirements: '', requiredCourse: '', insurance: '', contact: '' },
}
type Words = typeof blank

export interface ActivityWords {
  words: Words
  place: Place | undefined
  day: string
  from: string
  to: string
  roles: RoleWords[]
}

/** An empty form, or one that says what an activity is like now. */
function startOf(one: Activity | undefined): ActivityWords {
  if (!one)
    return {
      ...{ words: blank, place: undefined, day: chinaDay(Date.now() + WEEK), from: '09:00', to: '11:00' },
      roles: [newRole('志愿者')],
    }
  const { title, text, requirements, requiredCourse, insurance, contact, place } = one
  return {
    words: {
      ...{ title, text, requirements, insurance, contact, address: place.address },
      ...{ requiredCourse: requiredCourse ?? '', radius: String(one.radius) },
    },
    place: { lng: place.lng, lat: place.lat },
    day: chinaDay(Date.parse(one.startsAt)),
    ...{ from: timeOf(Date.parse(one.startsAt)), to: timeOf(Date.parse(one.endsAt)) },
    roles: one.roles.map(({ id, name, limit, requirements: wanted }) => ({
      ...{ id, name, limit: String(limit), requirements: wanted },
    })),
  }
}

/** What is wrong, in Chinese; undefined when it can be sent. */
function wrongIn({ words, place, from, to, roles }: ActivityWords): string | undefined {
  const radius = Number(words.radius)
  if (words.title.trim().length < 4) return '标题至少写 4 个字'
  if (words.text.trim().length < 4) return '请写清楚做什么，至少 4 个字'
  if (!place) return '请在地图上点出地点'
  if (words.address.trim().length < 2) return '请写地址'
  if (to <= from) return '结束要晚于开始'
  if (!Number.isInteger(radius) || radius < 50) return '签到范围至少 50 米'
  return wrongInRoles(roles)
}

/** The words as the server wants them. */
function inputOf({ words, place, day, from, to, roles }: ActivityWords) {
  const { title, text, address, radius, requirements, requiredCourse, insurance, contact } = words
  return {
    ...{ title, text, radius: Number(radius), requirements, insurance, contact },
    requiredCourse: requiredCourse.trim() || null,
    place: { ...(place as Place), address },
    ...{ startsAt: momentOf(day, from), endsAt: momentOf(day, to) },
    roles: roles.map(({ id, name, limit, requirements: wanted }) => ({
      ...{ name: name.trim(), limit: Number(limit), requirements: wanted },
      ...(id !== undefined && { id }),
    })),
  }
}

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
  const change = (name: keyof Words) => (value: string) =>
    setForm((before) => ({ ...before, words: { ...before.words, [name]: value } }))
  return (
    <>
      <Card title="做什么">
        <Field
          name="title"
          label="标题"
          required
          placeholder="例如：清理河道垃圾"
          maxLength={40}
          value={words.title}
          error={problem?.field('title')}
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
        <WhenField name="to" label="结束" mode="time" value={to} onChange={(value) => put({ to: value })} />
        {repeat}
      </Card>
      <PlaceField
        place={place}
        onPlace={(value) => put({ place: value })}
        address={words.address}
        onAddress={change('address')}
      />
      <Card title="名额和签到">
        <RolesField roles={roles} onChange={(value) => put({ roles: value })} />
        <Field
          name="radius"
          kind="number"
          label="签到范围（米）"
          required
          value={words.radius}
          onChange={change('radius')}
        />
      </Card>
    </>
  )
}
