import type { Context as Koa } from 'koa'
import { readUpload } from '../../files'
import type { Context } from '../../platform/context'
import { type Imported, importBookRows } from '../book/import-rows'
import { readSheet } from '../book/sheet'

/**
 * Imports the category book from an Excel file, at most 10 MB.
 * @throws BOOK_INVALID with a line for every mistake, and nothing is imported; FILE_TYPE, FILE_TOO_LARGE, FILE_EMPTY
 */
export async function importBook(context: Context, _input: unknown, koa: Koa): Promise<Imported> {
  const { rows, problems } = await readSheet(await readUpload(koa))
  return importBookRows(context, rows, problems)
}
