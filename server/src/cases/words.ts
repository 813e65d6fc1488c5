import { indexTokens, queryTokens } from '@linli/shared/cases/tokens'
import { Schema } from 'mongoose'
import type { Context } from '../platform/context'
import { tenantModel } from '../platform/store/model'
import { newestPage } from '../platform/store/newest'
import { decodeCursor, toPage } from '../platform/store/paging'
import type { Tx } from '../platform/store/transact'
import { type CaseDoc, caseModel } from './model'

/**
 * What a case is found by. Apart from the case: each word is an entry of an index, and some engines write all entries of a
 * document anew when anything in it changes, which every step of a case does.
 */
interface WordsDoc {
  /** The case. */
  _id: string
  tenantId: string
  createdAt: Date
  tokens: string[]
}

export const wordsModel = tenantModel<WordsDoc>(
  'caseWords',
  new Schema<WordsDoc>(
    { _id: String, tenantId: { type: String, required: true }, createdAt: Date, tokens: [String] },
    { versionKey: false },
  ).index({ tenantId: 1, tokens: 1, createdAt: -1 }),
)

const MAX_TOKENS = 400

function tokensOf({ number, text, place, category }: CaseDoc): string[] {
  const words = [number, category?.name ?? '', place.address, text].join('\n')
  return indexTokens(words).slice(0, MAX_TOKENS)
}

/** Writes what a new case is found by. */
export async function insertWords(tx: Tx, one: CaseDoc): Promise<void> {
  const { _id, tenantId, createdAt } = one
  const row = { _id, tenantId, createdAt, tokens: tokensOf(one) }
  await tx.model(wordsModel).collection.insertOne(row as never, { session: tx.session })
}

/** Writes it anew when number, words, address or category have changed. */
export async function updateWords(tx: Tx, one: CaseDoc): Promise<void> {
  const { tenantId, session } = tx
  await tx
    .model(wordsModel)
    .updateOne({ _id: one._id, tenantId }, { $set: { tokens: tokensOf(one) } }, { session })
}

interface Search {
  /** What people typed. */
  q: string
  /** What must hold of the case besides. */
  filter: Record<string, unknown>
  cursor: string | undefined
  limit: number
  projection: Record<string, 0 | 1>
  /** Newest moment there can be, epoch ms. */
  now: number
}

/** So many cases with the word are read at a time, newest first, until the page is full. */
const CHUNK = 200

/**
 * One page of the cases that have every word of a question, newest first, and the cursor of the next.
 * @throws CURSOR_INVALID
 */
export async function searchPage<R extends { _id: string; createdAt: Date }>(
  context: Context,
  { q, filter, cursor, limit, projection, now }: Search,
): Promise<{ rows: R[]; next: string | null }> {
  decodeCursor(cursor)
  const tokens = queryTokens(q)
  // Punctuation alone is no question; nothing is the honest answer to it.
  if (tokens.length === 0) return { rows: [], next: null }
  // One word by the index, the others here: SecantusDB reads the whole collection for `$all`. The longest says most.
  const [first, ...others] = tokens.sort((a, b) => b.length - a.length)
  const words = context.model(wordsModel)
  const rows: R[] = []
  for (let after: string | null | undefined = cursor; after !== null && rows.length <= limit; ) {
    const page: { rows: WordsDoc[]; next: string | null } = await newestPage<WordsDoc>(words as never, {
      ...{ filter: { tenantId: context.tenantId, tokens: first }, field: 'createdAt', cursor: after },
      ...{ limit: CHUNK, projection: { createdAt: 1, tokens: 1 }, now },
    })
    const ids = page.rows
      .filter((row) => others.every((word) => row.tokens.includes(word)))
      .map(({ _id }) => _id)
    rows.push(...(await theCases<R>(context, ids, filter, projection)))
    after = page.next
  }
  return toPage(rows, limit, (row) => Number(row.createdAt))
}

/** Those of the cases for which the filter holds, in the order of `ids`. */
async function theCases<R extends { _id: string }>(
  context: Context,
  ids: readonly string[],
  filter: Record<string, unknown>,
  projection: Record<string, 0 | 1>,
): Promise<R[]> {
  if (ids.length === 0) return []
  const found = (await context
    .model(caseModel)
    .find({ ...filter, _id: { $in: ids }, tenantId: context.tenantId } as never, projection)
    .lean()) as unknown as R[]
  const byId = new Map(found.map((row) => [row._id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
