import { type BookRow, readBook, standardClasses } from '@linli/shared/cases/categories'
import type { Context } from '../../platform/context'
import { type FieldProblem, Problem } from '../../platform/problem'
import { chainHash } from '../../platform/store/hash-chain'
import { rulesOf } from '../rules/current'
import { type BookDoc, bookModel } from './model'

/** What an import did; `changed` is false when the book in force says the same already. */
export interface Imported {
  version: number
  leaves: number
  changed: boolean
}

/** So many lines of a report help; more are the same mistake again. */
const MOST_PROBLEMS = 200
const isDuplicateKey = (error: unknown): boolean => (error as { code?: number }).code === 11000

/**
 * Imports lines as a new version of the category book (DOMAIN §1), all or nothing. The book before it stays for the cases that
 * were dispatched under it.
 * @param found what is wrong with the sheet the lines come from
 * @throws BOOK_INVALID with one line per mistake
 */
export async function importBookRows(
  context: Context,
  rows: readonly BookRow[],
  found: readonly FieldProblem[] = [],
): Promise<Imported> {
  const { classOrder } = await rulesOf(context)
  const classes = standardClasses(classOrder === 'streetFirst')
  const { leaves, problems } = readBook(rows, classes)
  const fields = [
    ...found,
    ...problems.map(({ row, column, message }) => ({
      path: `${row}.${column}`,
      message: `第${row}行：${message}`,
    })),
  ]
  if (fields.length === 0 && leaves.length === 0) fields.push({ path: '', message: '表格里没有任何类别' })
  if (fields.length > 0) throw new Problem('BOOK_INVALID', { fields: fields.slice(0, MOST_PROBLEMS) })

  const contentHash = chainHash('', { classes, leaves })
  for (;;) {
    const { tenantId } = context
    const books = context.model(bookModel)
    const newest = await books
      .findOne({ tenantId }, { version: 1, contentHash: 1 })
      .sort({ version: -1 })
      .lean()
    if (newest?.contentHash === contentHash)
      return { version: newest.version, leaves: leaves.length, changed: false }
    const version = (newest?.version ?? 0) + 1
    const book: BookDoc = {
      _id: `${tenantId}:${version}`,
      ...{ tenantId, version, contentHash, classes, leaves },
      importedAt: new Date(context.now()),
    }
    try {
      // One document, never changed again: nothing else would have to be in a transaction with it.
      await books.collection.insertOne(book as never)
      return { version, leaves: leaves.length, changed: true }
    } catch (error) {
      // Somebody else imported meanwhile: look again, it may have been the same book.
      if (!isDuplicateKey(error)) throw error
    }
  }
}
