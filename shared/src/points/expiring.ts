import { chinaDay } from '../platform/china-time'
import { localMonth } from './rules'

/** What open lots hold that expire at one moment (epoch ms). */
export type Moment = readonly [at: number, amount: number]

/** What open lots hold, by the moment they expire. Moments at which nothing expires are not there. */
export type ByExpiry = Map<number, number>

/** As an account keeps it: `at:amount`, the earliest first. */
export const NOTHING_EXPIRES = ''

/** Reads no further than the reader goes: an account may have hundreds of moments, and most look at the first few. */
export function* momentsOf(text: string): Generator<Moment> {
  for (let from = 0; from < text.length; ) {
    const comma = text.indexOf(',', from)
    const end = comma < 0 ? text.length : comma
    const colon = text.indexOf(':', from)
    yield [Number(text.slice(from, colon)), Number(text.slice(colon + 1, end))]
    from = end + 1
  }
}

export const inOrder = (byExpiry: ByExpiry): Moment[] => [...byExpiry].sort(([a], [b]) => a - b)

export const readByExpiry = (text: string): ByExpiry => new Map(momentsOf(text))
export const writeByExpiry = (byExpiry: ByExpiry): string =>
  inOrder(byExpiry)
    .map(([at, amount]) => `${at}:${amount}`)
    .join(',')

/** The first moment of what an account keeps: what its index is by. */
export function firstExpiry(text: string): Date | null {
  for (const [at] of momentsOf(text)) return new Date(at)
  return null
}

/** Adds what a lot gained or lost. */
export function addExpiring(byExpiry: ByExpiry, expiresAt: number, amount: number): void {
  const left = (byExpiry.get(expiresAt) ?? 0) + amount
  if (left === 0) byExpiry.delete(expiresAt)
  else byExpiry.set(expiresAt, left)
}

/** What is due at a moment and has not been let expire yet. @param moments in their order, here and below */
export function dueOf(moments: Iterable<Moment>, now: number): number {
  let due = 0
  for (const [at, amount] of moments) {
    if (at > now) break
    due += amount
  }
  return due
}

export function totalOf(moments: Iterable<Moment>): number {
  let total = 0
  for (const [, amount] of moments) total += amount
  return total
}

/** The moment until which lots that can be spent hold `enough`; null when all of them are needed. */
export function horizon(moments: Iterable<Moment>, now: number, enough: number): number | null {
  let found = 0
  for (const [at, amount] of moments) {
    if (at > now) found += amount
    if (found >= enough) return at
  }
  return null
}

/** The next local days on which something expires, each with its first moment. */
export function nextDays(
  moments: Iterable<Moment>,
  now: number,
  most: number,
): { at: number; amount: number }[] {
  const days = new Map<string, { at: number; amount: number }>()
  for (const [at, amount] of moments) {
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

/** A month's points that end soon: what is still there of them, and when the first of them do. */
export interface Reminder {
  /** `YYYY-MM`, local. */
  month: string
  at: number
  amount: number
}

/** The months of which the first points end within {@link REMIND_DAYS}. */
export function remindersOf(moments: Iterable<Moment>, now: number): Reminder[] {
  const found: Reminder[] = []
  for (const [at, amount] of moments) {
    if (at <= now) continue
    // A lot that ends at midnight was good for the whole day before.
    const month = localMonth(at - 1)
    const last = found.at(-1)
    if (last?.month === month) last.amount += amount
    else if (at <= now + REMIND_DAYS * 86_400_000) found.push({ month, at, amount })
    else break
  }
  return found
}
