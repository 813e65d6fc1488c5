/** Neighbours who help each other: what fits what, and what both sides agree on. */
import { metres, type Point } from './check-in'
import { HALF_HOUR } from './hours'

export const HELP_KINDS = ['offer', 'request'] as const
export type HelpKind = (typeof HELP_KINDS)[number]

export const SKILLS = [
  'company',
  'housework',
  'errand',
  'repair',
  'health',
  'tutoring',
  'transport',
  'digital',
  'other',
] as const
export type Skill = (typeof SKILLS)[number]

export const SKILL_LABELS: Record<Skill, string> = {
  company: '陪伴聊天',
  housework: '家务整理',
  errand: '代购跑腿',
  repair: '小修小补',
  health: '陪诊照护',
  tutoring: '辅导学习',
  transport: '接送出行',
  digital: '手机帮教',
  other: '其他',
}

/** `asked`: waits for a yes to hours of the public pool. */
export const HELP_STATES = ['asked', 'open', 'matched', 'done', 'cancelled'] as const
export type HelpState = (typeof HELP_STATES)[number]

/** Who pays the hours: nobody, the own time bank (also for a relative), or the public pool. */
export const HELP_PAYMENTS = ['none', 'bank', 'pool'] as const
export type HelpPayment = (typeof HELP_PAYMENTS)[number]

/** Nobody is sent further than this. */
export const HELP_METRES = 5_000
/** Longest help at once: 8 h. */
export const MOST_HELP = 16

export interface Wanted {
  kind: HelpKind
  skill: Skill
  place: Point
  /** Epoch ms: when it is needed, or when somebody has time. */
  from: number
  to: number
}

/** How far apart an offer and a request are that fit each other, in metres; null when they don't. */
export function fit(a: Wanted, b: Wanted): number | null {
  if (a.kind === b.kind || a.skill !== b.skill) return null
  // The offered time must have room for what is asked; half an hour at least, where more is offered than taken.
  const request = a.kind === 'request' ? a : b
  const needed = Math.min(request.to - request.from, HALF_HOUR)
  const shared = Math.min(a.to, b.to) - Math.max(a.from, b.from)
  if (shared < needed) return null
  const far = metres(a.place, b.place)
  return far <= HELP_METRES ? far : null
}

/** Those that fit, the nearest first. */
export const matching = <W extends Wanted>(
  one: Wanted,
  others: readonly W[],
): { other: W; metres: number }[] =>
  others
    .flatMap((other) => {
      const far = fit(one, other)
      return far === null ? [] : [{ other, metres: far }]
    })
    .sort((a, b) => a.metres - b.metres)

/** Half hours of a help once both sides have said how long it was: what both agree to. Null until then. */
export const settled = (said: { helper: number | null; asker: number | null }): number | null =>
  said.helper === null || said.asker === null ? null : Math.min(said.helper, said.asker)
