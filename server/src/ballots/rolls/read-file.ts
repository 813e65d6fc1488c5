import {
  columnOf,
  missingColumns,
  ROLL_COLUMNS,
  type RollColumn,
  type RollRow,
} from '@linli/shared/ballots/roll-sheet'
import { parse } from 'csv-parse/sync'
import type Excel from 'exceljs'
import { firstSheet, isExcel } from '../../platform/files/excel'
import { Problem } from '../../platform/problem'
import type { RollDoc } from '../model-rolls'

const ASKED = '请上传 Excel（.xlsx）或 CSV 文件。'

/**
 * Reads the lines of a roll from an Excel file, or from CSV in UTF-8 (with or without a mark) or GBK. The kind of file is told from
 * its content.
 * @throws FILE_TYPE, ROLL_ENCODING, ROLL_INVALID when a column is missing
 */
export async function readRollFile(bytes: Buffer, kind: RollDoc['kind']): Promise<RollRow[]> {
  const { table, isSure } = isExcel(bytes)
    ? { table: await excelTable(bytes), isSure: true }
    : csvTable(bytes)
  const [headings = [], ...lines] = table
  const columns = headings.map(columnOf)
  const missing = missingColumns(
    kind,
    columns.filter((column) => column !== null),
  )
  if (missing.length > 0) {
    // Bytes of another encoding often make sense as GBK, but their headings don't.
    if (!isSure && columns.every((column) => column === null)) throw new Problem('ROLL_ENCODING')
    const fields = missing.map((column) => ({
      path: '1',
      message: `第1行：缺少“${ROLL_COLUMNS[column][0]}”这一列`,
    }))
    throw new Problem('ROLL_INVALID', { fields })
  }
  return lines.flatMap((cells, i) => {
    const named = columns.flatMap((column, at) => {
      const cell = (cells[at] ?? '').trim()
      return column === null || cell === '' ? [] : [[column, cell] as const]
    })
    if (named.length === 0) return []
    return [{ row: i + 2, cells: Object.fromEntries(named) as Partial<Record<RollColumn, string>> }]
  })
}

async function excelTable(bytes: Buffer): Promise<string[][]> {
  const sheet = await firstSheet(bytes, ASKED)
  const table: string[][] = []
  sheet.eachRow({ includeEmpty: true }, (line) => {
    const cells: string[] = []
    line.eachCell({ includeEmpty: true }, (cell, at) => {
      cells[at - 1] = shown(cell)
    })
    table.push(Array.from(cells, (cell) => cell ?? ''))
  })
  return table
}

/** A number as it was typed: Excel keeps 88.1 as 88.0999…, which is no area. */
function shown(cell: Excel.Cell): string {
  const value = cell.result ?? cell.value
  if (typeof value === 'number') return String(Math.round(value * 10_000) / 10_000)
  return cell.text
}

function csvTable(bytes: Buffer): { table: string[][]; isSure: boolean } {
  const { text, isSure } = decoded(bytes)
  try {
    const table = parse(text, {
      ...{ bom: true, relax_column_count: true, skip_empty_lines: false, relax_quotes: true },
      delimiter: [',', '\t', ';'],
    }) as string[][]
    return { table, isSure }
  } catch {
    throw new Problem('FILE_TYPE', { detail: ASKED })
  }
}

function decoded(bytes: Buffer): { text: string; isSure: boolean } {
  if (bytes.includes(0)) throw new Problem('ROLL_ENCODING')
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), isSure: true }
  } catch {
    // Not UTF-8: what Excel in China writes as CSV.
  }
  try {
    return { text: new TextDecoder('gbk', { fatal: true }).decode(bytes), isSure: false }
  } catch {
    throw new Problem('ROLL_ENCODING')
  }
}
