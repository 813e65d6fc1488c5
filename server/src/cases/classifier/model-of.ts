import { DAY, MINUTE } from '@linli/shared/cases/calendar'
import type { CategoryBook } from '@linli/shared/cases/categories'
import type { Context } from '../../platform/context'
import { currentBook } from '../category'
import { type CaseDoc, caseModel } from '../model'
import { type Bayes, bayes } from './bayes'
import { learnBook, termsOf } from './book-texts'
import { type Cutter, cutter } from './words'

/** How much is learnt of closed cases: enough for each leaf, little enough to count in a moment. */
const MOST_CASES = 1_000
/** People’s words for a thing hardly change, and what is older need not be read at each start. */
const LEARN_FROM_MS = 180 * DAY
const REFRESH_MS = 10 * MINUTE
/** Residents write more words than the book does. */
const CASE_WEIGHT = 0.5

/** The model of a county in this process. */
export interface Model {
  book: CategoryBook
  cut: Cutter
  words: Bayes
  /** Cases closed later are still to be learnt. */
  learntUntil: Date
  /** When closed cases were last asked for, epoch ms. */
  lookedAt: number
}

const models = new WeakMap<object, Map<string, Promise<Model>>>()

/**
 * The model for the book in force: made of the book, then of what was closed, and every ten minutes of what was closed since.
 * Nothing of it is stored.
 */
export async function modelOf(context: Context): Promise<Model> {
  const book = await currentBook(context)
  let made = models.get(context.connection)
  if (!made) {
    made = new Map()
    models.set(context.connection, made)
  }
  const last = await made.get(context.tenantId)?.catch(() => undefined)
  if (last?.book.version !== book.version) {
    const fresh = build(context, book)
    made.set(context.tenantId, fresh)
    return fresh
  }
  if (Math.abs(context.now() - last.lookedAt) >= REFRESH_MS) await learnClosed(context, last)
  return last
}

async function build(context: Context, book: CategoryBook): Promise<Model> {
  const cut = await cutter(termsOf(book.leaves))
  const words = bayes(book.leaves.map(({ code }) => code))
  learnBook(words, book.leaves, cut)
  const model: Model = { book, cut, words, learntUntil: new Date(context.now() - LEARN_FROM_MS), lookedAt: 0 }
  await learnClosed(context, model)
  return model
}

/** Staff have looked at the category of a closed case, so its words are worth learning. */
async function learnClosed(context: Context, model: Model): Promise<void> {
  model.lookedAt = context.now()
  const { tenantId } = context
  const closed = (await context
    .model(caseModel)
    .find(
      { tenantId, stage: { $in: ['closed', 'evaluated'] }, closedAt: { $gt: model.learntUntil } },
      { text: 1, 'category.code': 1, closedAt: 1 },
    )
    .sort({ closedAt: -1 })
    .limit(MOST_CASES)
    .lean()) as unknown as Pick<CaseDoc, 'text' | 'category' | 'closedAt'>[]
  for (const { text, category } of closed)
    if (category) model.words.learn(category.code, [...new Set(model.cut(text))], CASE_WEIGHT)
  model.learntUntil = closed[0]?.closedAt ?? model.learntUntil
}
