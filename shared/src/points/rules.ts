import { CHINA_OFFSET_MS, chinaDay } from '../platform/china-time'
/** What points are given for. `survey` has its rule; its event comes with the surveys. */
export const EARNING_KINDS = [
  'validReport',
  'confirmedDuplicate',
  'help',
  'hours',
  'deliberation',
  'survey',
] as const
export type EarningKind = (typeof EARNING_KINDS)[number]

export const EARNING_LABELS: Record<EarningKind, string> = {
  validReport: '上报问题被立案',
  confirmedDuplicate: '上报的问题已有人先报',
  help: '上门帮助邻居',
  hours: '志愿服务时长',
  deliberation: '参加议事',
  survey: '完成问卷',
}

/** What one kind pays. Caps are in points; null: none. */
export interface KindRule {
  /** For one event; of `hours`, for each half hour. 0: not paid. */
  points: number
  perDay: number | null
  perMonth: number | null
}

export interface RuleSet {
  kinds: Record<EarningKind, KindRule>
  /** Most points a person gets on one day, of all kinds together. */
  perPersonDay: number | null
  /** After how many months, at the end of the day, points expire. */
  lifeMonths: number
}

/** A version holds from a moment on, until a later one does. */
export interface RuleVersion {
  version: number
  /** Epoch ms. */
  from: number
  rules: RuleSet
}

export const DEFAULT_RULES: RuleSet = {
  kinds: {
    validReport: { points: 10, perDay: 30, perMonth: null },
    confirmedDuplicate: { points: 2, perDay: 6, perMonth: 40 },
    help: { points: 20, perDay: 60, perMonth: null },
    hours: { points: 5, perDay: 80, perMonth: null },
    deliberation: { points: 3, perDay: 9, perMonth: 60 },
    survey: { points: 5, perDay: 10, perMonth: 50 },
  },
  perPersonDay: 120,
  lifeMonths: 24,
}

/** The local month of a moment, YYYY-MM. */
export const localMonth = (at: number): string => chinaDay(at).slice(0, 7)

/** The first moment of the local day that follows the same day some months later; a day the month doesn't have is its last. */
export function expiryOf(at: number, lifeMonths: number): number {
  const [year, month, day] = chinaDay(at).split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month - 1 + lifeMonths + 1, 0)).getUTCDate()
  return Date.UTC(year, month - 1 + lifeMonths, Math.min(day, last) + 1) - CHINA_OFFSET_MS
}

/**
 * The version that holds for something that happened at `at`: of those that had begun, the one that began last, and of two that began
 * together the later version. Before the first one the defaults hold, as version 0.
 */
export function ruleAt(versions: readonly RuleVersion[], at: number): RuleVersion {
  let found: RuleVersion = { version: 0, from: Number.NEGATIVE_INFINITY, rules: DEFAULT_RULES }
  for (const one of versions) {
    if (one.from > at) continue
    if (one.from > found.from || (one.from === found.from && one.version > found.version)) found = one
  }
  return found
}

/** Rules are never back-dated: what happened was promised under others. */
export const mayBegin = (from: number, now: number): boolean => from >= now

/** What a person has got already, in points: today of this kind, this month of this kind, today of all kinds. */
export interface SoFar {
  kindDay: number
  kindMonth: number
  day: number
}

/** Points for one event; `capped` when a cap took some of them. @param quantity half hours of `hours`, else 1 */
export function earned(
  rules: RuleSet,
  { kind, quantity }: { kind: EarningKind; quantity: number },
  soFar: SoFar,
): { points: number; capped: boolean } {
  const { points, perDay, perMonth } = rules.kinds[kind]
  const full = points * quantity
  const room = (cap: number | null, used: number) => (cap === null ? full : Math.max(0, cap - used))
  const paid = Math.min(
    full,
    room(perDay, soFar.kindDay),
    room(perMonth, soFar.kindMonth),
    room(rules.perPersonDay, soFar.day),
  )
  return { points: paid, capped: paid < full }
}

/** Something that counted, paid or not: what a preview runs other rules over. */
export interface Counted {
  accountId: string
  kind: EarningKind
  quantity: number
  /** Epoch ms. */
  at: number
}

export interface Preview {
  points: number
  people: number
  capped: number
  kinds: Record<EarningKind, { events: number; points: number }>
}

/** What a set of rules would have paid for things that happened, in their order and with its caps. */
export function preview(rules: RuleSet, events: readonly Counted[]): Preview {
  const used = new Map<string, number>()
  const add = (key: string, points: number) => used.set(key, (used.get(key) ?? 0) + points)
  const kinds = Object.fromEntries(
    EARNING_KINDS.map((kind) => [kind, { events: 0, points: 0 }]),
  ) as Preview['kinds']
  const people = new Set<string>()
  let total = 0
  let cappedEvents = 0
  for (const event of [...events].sort((a, b) => a.at - b.at)) {
    const { accountId, kind, at } = event
    const day = chinaDay(at)
    const keys = [
      `${accountId} ${kind} ${day}`,
      `${accountId} ${kind} ${localMonth(at)}`,
      `${accountId} ${day}`,
    ]
    const [kindDay, kindMonth, all] = keys.map((key) => used.get(key) ?? 0) as [number, number, number]
    const { points, capped } = earned(rules, event, { kindDay, kindMonth, day: all })
    for (const key of keys) add(key, points)
    kinds[kind].events++
    kinds[kind].points += points
    total += points
    if (points > 0) people.add(accountId)
    if (capped) cappedEvents++
  }
  return { points: total, people: people.size, capped: cappedEvents, kinds }
}
