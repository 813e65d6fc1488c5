import type { ProposalState } from '@linli/shared/deliberation/proposal'
import { PROPOSAL_STATE_LABELS } from '@linli/shared/deliberation/proposal'
import { TOPIC_STAGE_LABELS, type TopicStage } from '@linli/shared/deliberation/topic'
import type { IconName } from '@/platform/ui/icon-paths'
import type { Tone } from '@/platform/ui/palette'

interface Tag {
  text: string
  icon: IconName
  tone: Tone
}

const STAGES: Record<TopicStage, [IconName, Tone]> = {
  discussing: ['edit', 'blue'],
  meeting: ['team', 'blue'],
  decided: ['bell', 'amber'],
  executing: ['clock', 'jade'],
  resulted: ['star', 'amber'],
  reviewed: ['check', 'jade'],
  stopped: ['close', 'plain'],
}

const STATES: Record<ProposalState, [IconName, Tone]> = {
  open: ['team', 'blue'],
  ready: ['check', 'jade'],
  topic: ['check', 'jade'],
  declined: ['close', 'plain'],
  merged: ['forward', 'plain'],
  withdrawn: ['back', 'plain'],
}

/** The stage of a topic as a tag. */
export const stageTag = (stage: TopicStage): Tag => {
  const [icon, tone] = STAGES[stage]
  return { text: TOPIC_STAGE_LABELS[stage], icon, tone }
}

/** The state of a proposal as a tag. */
export const stateTag = (state: ProposalState): Tag => {
  const [icon, tone] = STATES[state]
  return { text: PROPOSAL_STATE_LABELS[state], icon, tone }
}

/** Whole percent of a share between 0 and 1. */
export const sayShare = (share: number): string => `${Math.round(share * 100)}%`

const GROUP_NAMES = ['甲', '乙', '丙', '丁', '戊']

/** The name of an opinion group: neutral, as on the map. */
export const groupName = (index: number): string => `${GROUP_NAMES[index] ?? index + 1}组`
