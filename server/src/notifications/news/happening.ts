import type { Action, Stage } from '@linli/shared/cases/stages'

/** What happened to a case, with everything a message about it may say. */
export interface Happening {
  action: Action
  /** When, epoch ms of the product's clock. */
  at: number
  /** Title, number and place of the case; who reported or follows it. */
  number: string
  title: string
  stage: Stage
  round: number
  /** Until when the present holder has time, epoch ms. */
  dueAt: number | null
  /** Name of the unit that it is about. */
  unit: string | null
  /** Until when it is suspended, epoch ms. */
  until: number | null
  /** Who owes more information after a return to the reporter. */
  awaitingFrom: 'reporter' | 'collector' | null
  /** Result of a check or a review. */
  passed: boolean | null
  /** Level of an approval (1, 2) or of the escalation ladder. */
  level: string | number | null
  /** Share of the limit used, whole percent, when the ladder was climbed. */
  percent: number | null
  /** It is about a unit that was called by 吹哨 and did not come. */
  whistle: boolean
  /** Number of the case that this one was merged into. */
  target: string | null
}

/** What one group of people is told. */
export interface Story {
  title: string
  body: string
  /** The state in at most five Chinese characters, for WeChat's `phrase` value. */
  phrase: string
}
