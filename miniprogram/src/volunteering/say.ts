import { chinaMinute } from '@linli/shared/platform/china-time'
import { type HelpState, SKILL_LABELS } from '@linli/shared/volunteering/help'
import { sayHours } from '@linli/shared/volunteering/hours'
import type { IconName } from '@/platform/ui/icon-paths'
import type { Tone } from '@/platform/ui/palette'
import { sayWhen } from '@/platform/ui/when'
import type { Activity, ActivitySummary, HelpSummary, RosterLine } from './types'

interface Tag {
  text: string
  icon: IconName
  tone: Tone
}

const clock = (at: string): string => chinaMinute(Date.parse(at)).slice(11)

/** 明天 09:00–11:00 */
export const saySpan = (from: string, to: string): string => `${sayWhen(from)}–${clock(to)}`

export const hours = (halfHours: number): string => `${sayHours(halfHours)} 小时`

/** How the asker stands, or how the activity does. */
export function activityTag(one: ActivitySummary): Tag {
  if (one.state === 'cancelled') return { text: '已取消', icon: 'close', tone: 'plain' }
  if (one.state === 'draft') return { text: '草稿', icon: 'edit', tone: 'plain' }
  if (one.visibility === 'pending') return { text: '审核中', icon: 'clock', tone: 'amber' }
  if (one.visibility === 'hidden') return { text: '未公开', icon: 'warning', tone: 'red' }
  if (one.mine === 'in') return { text: '已报名', icon: 'check', tone: 'jade' }
  if (one.mine === 'waiting') return { text: '候补中', icon: 'clock', tone: 'amber' }
  if (one.signedUp >= one.limit) return { text: '已满，可候补', icon: 'clock', tone: 'plain' }
  return { text: `还有 ${one.limit - one.signedUp} 个名额`, icon: 'team', tone: 'blue' }
}

const HELP_TAGS: Record<HelpState, Tag> = {
  asked: { text: '等待同意', icon: 'clock', tone: 'amber' },
  open: { text: '等人响应', icon: 'team', tone: 'blue' },
  matched: { text: '已约定', icon: 'check', tone: 'jade' },
  done: { text: '已完成', icon: 'star', tone: 'jade' },
  cancelled: { text: '已取消', icon: 'close', tone: 'plain' },
}
export const helpTag = (one: HelpSummary): Tag =>
  one.visibility === 'pending' ? { text: '审核中', icon: 'clock', tone: 'amber' } : HELP_TAGS[one.state]

export const skill = (one: HelpSummary): string =>
  `${one.kind === 'request' ? '求助' : '提供'}·${SKILL_LABELS[one.skill]}`

/** What is known of somebody at an activity, for the organiser. */
export function sayPresence({ presence, record }: RosterLine): string {
  if (record) return `已确认 ${hours(record.halfHours)}`
  if (!presence?.in) return '未签到'
  if (presence.review === 'waiting') return '位置可疑，待核实'
  if (presence.review === 'refused') return '核实不在场'
  return presence.out ? `${clock(presence.in)}–${clock(presence.out)}` : `${clock(presence.in)} 签到`
}

/** What the volunteer sees of his own being there. */
export function sayMine({ presence }: Activity): string | undefined {
  if (!presence?.in) return undefined
  const doubt = presence.review === 'waiting' ? '，位置等组织者核实' : ''
  return presence.out
    ? `${clock(presence.in)} 签到，${clock(presence.out)} 签退${doubt}`
    : `${clock(presence.in)} 已签到，离开时请签退${doubt}`
}
