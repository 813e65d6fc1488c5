import type { Input } from '@/platform/api/contract'

/** A number of a case or a good part of one: digits, perhaps with letters before and dashes between. */
const looksLikeNumber = /^[A-Za-z]{0,6}-?\d[\d-]{3,29}$/

/**
 * What was typed into the one search field, as the list understands it: a number is looked up, words are searched.
 */
export function searchOf(typed: string): Pick<Input<'cases.list'>, 'q' | 'number'> {
  const words = typed.trim()
  if (!words) return {}
  return looksLikeNumber.test(words) ? { number: words } : { q: words.slice(0, 40) }
}
