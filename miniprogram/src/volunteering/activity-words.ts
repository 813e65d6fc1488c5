import { chinaDay } from '@linli/shared/platform/china-time'
import type { Place } from '@/platform/device/place'
import { momentOf, timeOf } from '@/platform/ui/when'
import { newRole, type RoleWords, wrongInRoles } from './roles'
import type { Activity } from './types'

const DAY = 86_400_000
const WEEK = 7 * DAY

const blank = {
  ...{ title: '', text: '', address: '', radius: '200' },
  ...{ requirements: '', requiredCourse: '', insurance: '', contact: '' },
}
export type Words = typeof blank

export interface ActivityWords {
  words: Words
  place: Place | undefined
  day: string
  from: string
  to: string
  roles: RoleWords[]
}

/** An empty form, or one that says what an activity is like now. */
export function startOf(one: Activity | undefined): ActivityWords {
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
export function wrongIn({ words, place, from, to, roles }: ActivityWords): string | undefined {
  const radius = Number(words.radius)
  if (words.title.trim().length < 4) return '标题至少写 4 个字'
  if (words.text.trim().length < 4) return '请写清楚做什么，至少 4 个字'
  if (!place) return '请在地图上点出地点'
  if (words.address.trim().length < 2) return '请写地址'
  if (to === from) return '结束要晚于开始'
  if (!Number.isInteger(radius) || radius < 50) return '签到范围至少 50 米'
  return wrongInRoles(roles)
}

/** Whether it ends on the day after: a clock that shows less than at the begin has passed midnight. */
export const endsNextDay = ({ from, to }: Pick<ActivityWords, 'from' | 'to'>): boolean => to < from

/** The words as the server wants them. */
export function inputOf({ words, place, day, from, to, roles }: ActivityWords) {
  const lastDay = endsNextDay({ from, to }) ? chinaDay(Date.parse(momentOf(day, '12:00')) + DAY) : day
  const { title, text, address, radius, requirements, requiredCourse, insurance, contact } = words
  return {
    ...{ title, text, radius: Number(radius), requirements, insurance, contact },
    requiredCourse: requiredCourse.trim() || null,
    place: { ...(place as Place), address },
    ...{ startsAt: momentOf(day, from), endsAt: momentOf(lastDay, to) },
    roles: roles.map(({ id, name, limit, requirements: wanted }) => ({
      ...{ name: name.trim(), limit: Number(limit), requirements: wanted },
      ...(id !== undefined && { id }),
    })),
  }
}
