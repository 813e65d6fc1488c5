import type { Input } from '@/platform/api/contract'

/** A whole case number: 20260512-0001. A part of one is found among the words. */
const wholeNumber = /^\d{8}-\d{4,}$/

/**
 * What was typed into the one search field, as the list understands it: a whole number is looked up, everything
 * else is searched.
 */
export function searchOf(typed: string): Pick<Input<'cases.list'>, 'q' | 'number'> {
  const words = typed.trim()
  if (!words) return {}
  return wholeNumber.test(words) ? { number: words } : { q: words.slice(0, 40) }
}
