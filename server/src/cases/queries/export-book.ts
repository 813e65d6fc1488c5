import type { Context as Koa } from 'koa'
import type { Context } from '../../platform/context'
import { writeSheet } from '../book/write-sheet'
import { currentBook } from '../category'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The book in force as an Excel file; before the first import an empty one with the headings: the template. */
export async function exportBook(context: Context, _input: unknown, koa: Koa): Promise<void> {
  const { version, leaves } = await currentBook(context)
  koa.type = XLSX
  koa.set('Cache-Control', 'no-store')
  koa.set(
    'Content-Disposition',
    `attachment; filename="categories-${version}.xlsx"; filename*=UTF-8''${encodeURIComponent(`类别表-第${version}版.xlsx`)}`,
  )
  koa.body = await writeSheet(leaves)
}
