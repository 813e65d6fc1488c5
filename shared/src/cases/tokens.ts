import { cleanText } from '../platform/text'

/** More words than this are no query. */
export const MAX_QUERY_TOKENS = 32

/**
 * The tokens a text is found by: each Chinese character and each pair of neighbours, and whole words of other scripts and
 * digits. Width, case and hidden marks don't matter (NFKC).
 */
export function indexTokens(text: string): string[] {
  return [...new Set(runs(text).flatMap((run) => (isHan(run) ? [...run, ...pairs(run)] : [run])))]
}

/**
 * The tokens a query asks for; a text matches when it has them all. Pairs only, where there are any: single characters would
 * match too much.
 */
export function queryTokens(query: string): string[] {
  const tokens = runs(query).flatMap((run) => (isHan(run) && [...run].length > 1 ? pairs(run) : [run]))
  return [...new Set(tokens)].slice(0, MAX_QUERY_TOKENS)
}

/** Runs of Chinese characters and runs of other letters and digits; punctuation and emoji part them. */
function runs(text: string): string[] {
  return (
    cleanText(text)
      .normalize('NFKC')
      // Inside a word a joiner only hides; emoji are no tokens anyway.
      .replace(/\u200d/g, '')
      .toLowerCase()
      .match(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu) ?? []
  )
}

function isHan(run: string): boolean {
  return /^\p{Script=Han}/u.test(run)
}

function pairs(run: string): string[] {
  const characters = [...run]
  return characters.slice(1).map((second, i) => characters[i]! + second)
}
