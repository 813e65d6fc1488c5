import type { CategoryLeaf } from '@linli/shared/cases/categories'
import type { Bayes } from './bayes'
import type { Cutter } from './words'

/** Names and keywords say what residents say; the condition is written for staff. */
const WEIGHTS = { name: 4, keyword: 3, condition: 1 }

/** The words of a book that are to stay whole. */
export const termsOf = (leaves: readonly CategoryLeaf[]): string[] =>
  leaves.flatMap(({ name, keywords }) => [name, ...keywords])

/** Teaches what the book itself says of its leaves. */
export function learnBook(model: Bayes, leaves: readonly CategoryLeaf[], cut: Cutter): void {
  for (const { code, name, keywords, condition } of leaves) {
    model.learn(code, cut(name), WEIGHTS.name)
    for (const keyword of keywords) model.learn(code, cut(keyword), WEIGHTS.keyword)
    model.learn(code, [...new Set(cut(condition))], WEIGHTS.condition)
  }
}
