import type { Output } from '@linli/shared/contract'
import type { Context } from '../../platform/context'
import { modelOf } from './model-of'
import { priorOf } from './prior'

type Guess = Output<'cases.suggest'>['categories'][number]

const MOST_GUESSES = 5
const MOST_WHY = 4
/** Less likely than that is not worth a line on the phone. */
const LEAST_SCORE = 0.02

/** The categories that words and place speak for, best first; none when no word says anything. */
export async function proposeCategories(
  context: Context,
  text: string,
  communityId: string | null,
): Promise<Guess[]> {
  if (text.trim() === '') return []
  const { book, cut, words } = await modelOf(context)
  if (book.leaves.length === 0) return []
  const prior = communityId === null ? () => 0 : await priorOf(context, communityId, book.leaves.length)
  return words
    .rank(cut(text), prior)
    .filter(({ score }) => score >= LEAST_SCORE)
    .slice(0, MOST_GUESSES)
    .map(({ label, score, why }) => {
      const { name, kind, classCode } = book.leaves.find(({ code }) => code === label)!
      const className = book.classes.find((one) => one.kind === kind && one.code === classCode)?.name ?? ''
      return { code: label, name, className, score: round(score), why: why.slice(0, MOST_WHY) }
    })
}

const round = (score: number): number => Math.round(score * 1_000) / 1_000
