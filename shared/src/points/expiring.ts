import { chinaDay } from '../platform/china-time'
import { localMonth } from './rules'

/** What open lots hold, by the moment they expire (epoch ms as text). Moments at which nothing expires are not there. */
export type ByExpiry = Record<string, number>

/** As an account keeps it. */
export const NOTHING_EXPIRES = '{}'
export const readByExpiry = (text: string): ByExpiry => JSON.parse(text) as ByExpiry
export const writeByExpiry = (byExpiry: ByExpiry): string => JSON.stringify(byExpiry)

const moments = (byExpiry: ByExpiry): { at: number; amount: number }[] =>
  Object.entries(byExpiry)
    .map(([at, amount]) => ({ at: Number(at), amount }))
    .sort((a, b) => a.at - b.at)

/** Adds what a lot gained or lost. */
export function addExpiring(byExpiry: ByExpiry, expiresAt: number, amount: number): void {
  const left = (byExpiry[expiresAt] ?? 0) + amount
  if (left === 0) delete byExpiry[expiresAt]
  else byExpiry[expiresAt] = left
}

/** What is due at a moment and has not been let expire yet. */
export const dueOf = (byExpiry: ByExpiry, now: number): number =>
  moments(byExpiry).reduce((total, { at, amount }) => (at <= now ? total + amount : total), 0)

export const totalOf = (byExpiry: ByExpiry): number =>
  Object.values(byExpiry).reduce((total, amount) => total + amount, 0)

/** The moment until which lots that can be spent hold `enough`; null when all of them are needed. */
export function horizon(byExpiry: ByExpiry, now: number, enough: number): number | null {
  let found = 0
  for (const { at, amount } of moments(byExpiry)) {
    if (at > now) found += amount
    if (found >= enough) return at
  }
  return null
}

/** The next local days on which something expires, each with its first moment. */
export function nextDays(byExpiry: ByExpiry, now: number, most: number): { at: number; amount: number }[] {
  const days = new Map<string, { at: number; amount: number }>()
  for (const { at, amount } of moments(byExpiry)) {
    if (at <= now) continue
    const day = days.get(chinaDay(at))
    if (day) day.amount += amount
    else if (days.size === most) break
    else days.set(chinaDay(at), { at, amount })
  }
  return [...days.values()]
}

/** So long before they end people are told. */
export const REMIND_DAYS = 30

/** What is still there of a month's points that end soon, and when the first of them do; null when nothing is. */
export function reminderOf(
  byExpiry: ByExpiry,
  now: number,
  month: string,
): { at: number; amount: number } | null {
  // A lot that ends at midnight was good for the whole day before.
  const those = moments(byExpiry).filter(({ at }) => at > now && localMonth(at - 1) === month)
  const [first] = those
  if (!first) return null
  return { at: first.at, amount: those.reduce((total, { amount }) => total + amount, 0) }
}
