import type { Output } from '@/platform/api/contract'
import type { IconName } from '@/platform/ui/icon-paths'
import type { Tone } from '@/platform/ui/palette'

export type Team = Output<'teams.read'>

interface Tag {
  text: string
  icon: IconName
  tone: Tone
}

/** How a team stands, for who sees it. */
export function teamTag({ state, visibility, mine }: Team): Tag | undefined {
  if (state === 'closed') return { text: '已解散', icon: 'close', tone: 'plain' }
  if (visibility === 'pending') return { text: '审核中', icon: 'clock', tone: 'amber' }
  if (visibility === 'hidden') return { text: '未公开', icon: 'warning', tone: 'red' }
  return mine ? { text: '我的队', icon: 'check', tone: 'jade' } : undefined
}

/** What is asked before somebody leaves: what happens depends on who goes. */
export function leavingText({ size, members }: Team): string {
  const leads = members.some(({ me, captain }) => me && captain)
  if (size === 1) return '您是最后一名队员，退出后志愿队就解散了，不能恢复。'
  const next = members.find(({ me }) => !me)?.name ?? ''
  const after = leads ? `退出后由${next}当队长；想交给别人，请先点那位队员。` : ''
  return `${after}您的积分和时长不变，以后得的积分不再计入本队。`
}
