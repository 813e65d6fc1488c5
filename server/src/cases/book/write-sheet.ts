import {
  BOOK_COLUMNS,
  type BookColumn,
  CATEGORY_KIND_LABELS,
  type CategoryLeaf,
} from '@linli/shared/cases/categories'
import { LIMIT_UNIT_LABELS } from '@linli/shared/cases/clock'

const COLUMNS = Object.keys(BOOK_COLUMNS) as BookColumn[]
const WIDE: readonly BookColumn[] = ['condition', 'closingStandard', 'keywords']

/** The leaves as an Excel file. It is the template too: what it writes, an import reads back as the same. */
export async function writeSheet(leaves: readonly CategoryLeaf[]): Promise<Buffer> {
  const { default: excel } = await import('exceljs')
  const workbook = new excel.Workbook()
  const sheet = workbook.addWorksheet('类别表', { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = COLUMNS.map((column) => ({
    key: column,
    header: BOOK_COLUMNS[column],
    width: WIDE.includes(column) ? 40 : 14,
    // Text, so that the leading zero of a code stays when somebody edits it.
    style: { numFmt: column === 'limitAmount' ? 'General' : '@' },
  }))
  sheet.getRow(1).font = { bold: true }
  for (const leaf of leaves) sheet.addRow(cellsOf(leaf))
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

function cellsOf(leaf: CategoryLeaf): Record<BookColumn, string | number> {
  const { classCode, code, name, condition, unitDuty, closingStandard } = leaf
  return {
    kind: CATEGORY_KIND_LABELS[leaf.kind],
    ...{ classCode, code, name, condition, unitDuty, closingStandard },
    limitAmount: leaf.limit.amount,
    limitUnit: LIMIT_UNIT_LABELS[leaf.limit.unit],
    keywords: leaf.keywords.join('、'),
  }
}
