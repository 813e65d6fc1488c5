import { chinaDay } from '@linli/shared/platform/china-time'
import type { Input } from '@/platform/api/contract'
import { fenOf } from '@/platform/ui/money'
import { momentOf, timeOf } from '@/platform/ui/when'
import type { StaffReward } from '../../types-office'

/** What is typed in; an empty limit or day is none. */
export interface RewardForm {
  name: string
  description: string
  points: string
  cash: string
  settle: string
  stock: string
  limitCount: string
  limitDays: string
  validDays: string
  /** Whether it can be had in a window of days only. */
  isTimed: boolean
  from: string
  until: string
}

type Given = Omit<Input<'rewards.createReward'>, 'id' | 'stock'>

const DAY_MS = 86_400_000
const yuan = (fen: number): string => (fen === 0 ? '' : (fen / 100).toFixed(2))

export const newReward = (now: number): RewardForm => ({
  ...{
    name: '',
    description: '',
    points: '',
    cash: '',
    settle: '',
    stock: '20',
    limitCount: '',
    limitDays: '',
  },
  ...{ validDays: '30', isTimed: false, from: chinaDay(now), until: chinaDay(now + 30 * DAY_MS) },
})

/** The last day is the one before the moment at which it ends; midnight ends the day before. */
const lastDayOf = (until: string): string => chinaDay(Date.parse(until) - 1)

export function formOf(reward: StaffReward, now: number): RewardForm {
  const { name, description, points, cashFen, settleFen, limit, validDays, from, until } = reward
  const blank = newReward(now)
  return {
    ...{ name, description, points: String(points), cash: yuan(cashFen), settle: yuan(settleFen) },
    ...{ stock: '', limitCount: limit ? String(limit.count) : '', validDays: String(validDays) },
    limitDays: limit?.days ? String(limit.days) : '',
    isTimed: from !== null || until !== null,
    from: from ? chinaDay(Date.parse(from)) : blank.from,
    until: until ? lastDayOf(until) : blank.until,
  }
}

/** A whole number from `least` up; undefined for anything else. */
export function wholeOf(value: string, least: number): number | undefined {
  const number = /^\d{1,7}$/.test(value.trim()) ? Number(value.trim()) : Number.NaN
  return number >= least ? number : undefined
}

/** What the server is to be told, or what is to be mended first. */
export function givenOf(form: RewardForm): Given | string {
  const points = wholeOf(form.points, 1)
  const cashFen = fenOf(form.cash.trim() || '0')
  const settleFen = fenOf(form.settle.trim() || '0')
  const count = form.limitCount.trim() === '' ? null : wholeOf(form.limitCount, 1)
  const days = form.limitDays.trim() === '' ? null : wholeOf(form.limitDays, 1)
  const validDays = wholeOf(form.validDays, 1)
  if (!form.name.trim()) return '请写礼品的名字'
  if (points === undefined || points > 1_000_000) return '积分请填 1 到 100 万的整数'
  if (cashFen === undefined || cashFen > 1_000_000) return '加付的钱请写成元，例如 19.90，最多 1 万元'
  if (settleFen === undefined || settleFen > 1_000_000) return '结算价请写成元，例如 25，最多 1 万元'
  if (count === undefined || (count ?? 0) > 1000) return '每人限兑请填 1 到 1000，不限就空着'
  if (days === undefined || (days ?? 0) > 366) return '限兑的天数请填 1 到 366，一直有效就空着'
  if (count === null && days !== null) return '先填每人限兑几份，再填多少天内'
  if (validDays === undefined || validDays > 366) return '领取期限请填 1 到 366 天'
  if (form.isTimed && form.until < form.from) return '最后一天要在第一天之后'
  return {
    ...{ name: form.name, description: form.description, points, cashFen, settleFen, validDays },
    limit: count === null ? null : { count, days },
    from: form.isTimed ? momentOf(form.from, '00:00') : null,
    until: form.isTimed ? endOf(form.until) : null,
  }
}

/** The end of a day in China: the first moment that is no longer in it. */
function endOf(day: string): string {
  const next = Date.parse(momentOf(day, '00:00')) + DAY_MS
  return momentOf(chinaDay(next), timeOf(next))
}
