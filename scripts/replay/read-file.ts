import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { PlainError } from '../setup/plain-error.cjs'

/** One request of an Open311 feed. Times are epoch ms. */
export interface Row {
  id: string
  /** Line of the file. */
  line: number
  /** The feed's own name of the category. */
  category: string
  address: string
  lng: number
  lat: number
  /** Whether it says where: the feed writes 0/0, or nothing, where it doesn't know. */
  placed: boolean
  askedAt: number
  /** Null while it is open. */
  closedAt: number | null
}

const COLUMNS = [
  'service_request_id',
  'status',
  'service_name',
  'requested_datetime',
  'updated_datetime',
  'address',
  'lat',
  'long',
] as const
type Cells = Record<(typeof COLUMNS)[number], string>

const HALF_DAY = 12 * 3_600_000
const MOMENT = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)$/

/**
 * Reads the requests of a CSV file as Open311 feeds are kept, in order of time.
 * @throws PlainError naming the file and, where there is one, the line
 */
export function readRows(file: string): Row[] {
  const lines = cellsOf(file)
  if (lines.length === 0) throw new PlainError(`${file} holds no requests.`)
  const missing = COLUMNS.filter((column) => !(column in lines[0]!.record))
  if (missing.length > 0) {
    throw new PlainError(`${file} is not a file of service requests: it has no column ${missing.join(', ')}.`)
  }
  const known = new Map<string, number>()
  const rows = lines.map(({ record, line }) => {
    const row = rowOf(record, line, file)
    const before = known.get(row.id)
    if (before !== undefined) throw wrong(file, line, `the request ${row.id} was already on line ${before}`)
    known.set(row.id, line)
    return row
  })
  return rows.sort((a, b) => a.askedAt - b.askedAt || a.line - b.line)
}

function cellsOf(file: string): { record: Cells; line: number }[] {
  let words: string
  try {
    words = readFileSync(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new PlainError(`There is no file ${file}.`)
    if (code === 'EISDIR') throw new PlainError(`${file} is a folder; a CSV file is wanted.`)
    throw error
  }
  try {
    const read = parse(words, { columns: true, info: true, bom: true, skip_empty_lines: true }) as unknown
    return (read as { record: Cells; info: { lines: number } }[]).map(({ record, info }) => ({
      record,
      line: info.lines,
    }))
  } catch (error) {
    throw new PlainError(`${file} cannot be read as CSV: ${(error as Error).message}.`)
  }
}

function rowOf(cells: Cells, line: number, file: string): Row {
  const id = cells.service_request_id.trim()
  if (!/^[\w-]{1,16}$/.test(id)) throw wrong(file, line, `"${id}" is no number of a request`)
  const askedAt = momentOf(cells.requested_datetime)
  if (askedAt === null)
    throw wrong(file, line, `requested_datetime is "${cells.requested_datetime}", not YYYY-MM-DD HH:MM:SS`)
  const isClosed = /^closed$/i.test(cells.status.trim())
  const updatedAt = momentOf(cells.updated_datetime)
  if (isClosed && updatedAt === null)
    throw wrong(file, line, `updated_datetime is "${cells.updated_datetime}", not YYYY-MM-DD HH:MM:SS`)
  const [lng, lat] = [Number(cells.long), Number(cells.lat)]
  if (Number.isNaN(lng) || Number.isNaN(lat))
    throw wrong(file, line, `lat and long are "${cells.lat}" and "${cells.long}", no degrees`)
  return {
    ...{ id, line, askedAt, lng, lat },
    category: cells.service_name.trim(),
    address: cells.address.replace(/\s+/g, ' ').replace(/ ,/g, ',').replace(/,$/, '').trim(),
    placed: lng !== 0 || lat !== 0,
    closedAt: isClosed ? notBefore(askedAt, updatedAt as number) : null,
  }
}

/** Local time without a zone; the county's own is taken. */
function momentOf(words: string): number | null {
  const [, day, time] = MOMENT.exec(words.trim()) ?? []
  const at = day === undefined ? Number.NaN : Date.parse(`${day}T${time}+08:00`)
  return Number.isNaN(at) ? null : at
}

/** The feed lost a.m. and p.m. (no hour in it is past 12): what was closed before it was asked was closed half a day later. */
function notBefore(askedAt: number, closedAt: number): number {
  return closedAt < askedAt ? notBefore(askedAt, closedAt + HALF_DAY) : closedAt
}

const wrong = (file: string, line: number, what: string) => new PlainError(`${file}, line ${line}: ${what}.`)
