import type { CategoryBook } from '@linli/shared/cases/categories'
import type { Context } from '../platform/context'
import { Problem } from '../platform/problem'
import { type BookDoc, bookModel } from './book/model'
import type { CategorySnapshot } from './model'
import type { Work } from './step'
import { updateWords } from './words'

/** Books never change, so the one last read is kept per tenant; only its version is asked for again. */
const known = new WeakMap<object, Map<string, BookDoc>>()

/** The book in force; version 0 and empty for a county that has imported none. */
export async function currentBook(context: Context): Promise<CategoryBook> {
  const { tenantId } = context
  const books = context.model(bookModel)
  const newest = await books.findOne({ tenantId }, { version: 1 }).sort({ version: -1 }).lean()
  if (!newest) return { version: 0, classes: [], leaves: [] }
  let kept = known.get(context.connection)
  if (!kept) {
    kept = new Map()
    known.set(context.connection, kept)
  }
  const last = kept.get(tenantId)
  if (last?._id === newest._id) return last
  const book = (await books.findOne({ tenantId, _id: newest._id }).lean()) as BookDoc
  kept.set(tenantId, book)
  return book
}

/** A leaf of the book in force, as a case keeps it. @returns null when the book in force has none of that code. */
export async function findCategory(context: Context, code: string): Promise<CategorySnapshot | null> {
  const book = await currentBook(context)
  const leaf = book.leaves.find((one) => one.code === code)
  if (!leaf) return null
  const { name, kind, classCode, limit } = leaf
  const className = book.classes.find((one) => one.kind === kind && one.code === classCode)?.name ?? ''
  return { code, name, kind, className, limit, bookVersion: book.version }
}

/** The same. @throws CATEGORY_UNKNOWN */
export async function categoryNamed(context: Context, code: string): Promise<CategorySnapshot> {
  const found = await findCategory(context, code)
  if (!found) throw new Problem('CATEGORY_UNKNOWN')
  return found
}

/** Gives a case a category of the book in force. @throws CATEGORY_UNKNOWN */
export async function setCategory({ context, tx, one }: Work, code: string): Promise<void> {
  one.category = await categoryNamed(context, code)
  await updateWords(tx, one)
}
