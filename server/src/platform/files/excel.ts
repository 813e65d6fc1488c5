import type Excel from 'exceljs'
import { Problem } from '../problem'

const ZIP_MAGIC = Buffer.from([0x50, 0x4b, 0x03, 0x04])

/** Whether a file may be one of Excel's, by its content: .xlsx is a zip archive. */
export const isExcel = (bytes: Buffer): boolean => bytes.subarray(0, 4).equals(ZIP_MAGIC)

/**
 * The first sheet of an Excel file.
 * @param asked what to upload instead, as a plain sentence
 * @throws FILE_TYPE for anything that Excel would not open as .xlsx, and for a file without a sheet
 */
export async function firstSheet(bytes: Buffer, asked: string): Promise<Excel.Worksheet> {
  const notExcel = new Problem('FILE_TYPE', { detail: asked })
  if (!isExcel(bytes)) throw notExcel
  // 20 MB of memory and a second of loading that only whoever brings a table pays for.
  const { default: excel } = await import('exceljs')
  const workbook = new excel.Workbook()
  try {
    await workbook.xlsx.load(bytes as never)
  } catch {
    throw notExcel
  }
  const [sheet] = workbook.worksheets
  if (!sheet) throw notExcel
  return sheet
}
