import { BOOK_COLUMNS, type BookColumn, type BookRow } from '@linli/shared/cases/categories'
import type Excel from 'exceljs'
import { firstSheet } from '../../platform/files/excel'
import type { FieldProblem } from '../../platform/problem'

/** More lines than a county's book has; what is longer is some other table. */
export const MAX_BOOK_ROWS = 3_000

const COLUMNS = Object.keys(BOOK_COLUMNS) as BookColumn[]

/** What was read of a sheet: its lines as text, and what is wrong with the sheet itself. */
export interface SheetRead {
  rows: BookRow[]
  problems: FieldProblem[]
}

/**
 * Reads the first sheet of an Excel file. Headings may stand in any order; cells with formulas, links or several fonts are read
 * as what they show. The kind of file is told from its content, not from its name.
 * @throws FILE_TYPE for anything that Excel would not open as .xlsx
 */
export async function readSheet(bytes: Buffer): Promise<SheetRead> {
  const sheet = await firstSheet(bytes, '请上传 Excel 文件（.xlsx）。')
  const headings = headingsOf(sheet)
  const problems: FieldProblem[] = COLUMNS.filter(
    (column) => column !== 'keywords' && !headings.has(column),
  ).map((column) => ({ path: column, message: `第1行：缺少“${BOOK_COLUMNS[column]}”这一列` }))
  if (sheet.rowCount > MAX_BOOK_ROWS + 1)
    problems.push({ path: '', message: `表格超过${MAX_BOOK_ROWS}行，请检查是否选错了文件` })
  if (problems.length > 0) return { rows: [], problems }

  const rows: BookRow[] = []
  sheet.eachRow((line, row) => {
    if (row === 1) return
    const cells = COLUMNS.map((column) => {
      const at = headings.get(column)
      return [column, at === undefined ? '' : textOf(column, line.getCell(at))] as const
    })
    for (const [column] of cells) {
      const at = headings.get(column)
      if (at !== undefined && line.getCell(at).isMerged)
        problems.push({
          path: `${row}.${column}`,
          message: `第${row}行：“${BOOK_COLUMNS[column]}”是合并单元格，请取消合并后逐行填写`,
        })
    }
    if (cells.some(([, text]) => text !== ''))
      rows.push({ row, ...(Object.fromEntries(cells) as Record<BookColumn, string>) })
  })
  return { rows, problems }
}

/** Which column of the sheet holds what, by the headings of the first line. */
function headingsOf(sheet: Excel.Worksheet): Map<BookColumn, number> {
  const found = new Map<BookColumn, number>()
  sheet.getRow(1).eachCell((cell, at) => {
    const heading = cell.text.replace(/\s/g, '')
    const column = COLUMNS.find((one) => BOOK_COLUMNS[one] === heading)
    if (column && !found.has(column)) found.set(column, at)
  })
  return found
}

function textOf(column: BookColumn, cell: Excel.Cell): string {
  const text = shown(cell.value).trim()
  // Excel turns 01 into the number 1 behind everybody's back; a class always has two digits.
  return column === 'classCode' && /^\d$/.test(text) ? `0${text}` : text
}

/** A cell's value as it shows: the result of a formula, the words of rich text and links; an error value counts as empty. */
function shown(value: Excel.CellValue): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value !== 'object') return String(value)
  if ('richText' in value) return value.richText.map((run) => run.text).join('')
  if ('result' in value) return shown(value.result as Excel.CellValue)
  if ('text' in value) return shown(value.text as Excel.CellValue)
  return ''
}
