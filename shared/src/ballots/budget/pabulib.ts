import type { Score } from '../ballot'

/** Kinds of votes in `.pb` files that a budget has; `ordinal` has no points and is refused. */
export const PABULIB_VOTES = ['approval', 'scoring', 'cumulative'] as const
export type PabulibVotes = (typeof PABULIB_VOTES)[number]

/** An election as pabulib.org keeps it (http://pabulib.org/format), amounts in fen. */
export interface PabulibElection {
  /** Everything in META except what follows from the rest (budget, vote_type, num_projects, num_votes), in order. */
  readonly meta: readonly (readonly [key: string, value: string])[]
  readonly voteType: PabulibVotes
  readonly budget: number
  readonly projects: readonly {
    readonly id: string
    readonly cost: number
    readonly name: string
    /** `neighborhood` */
    readonly areaId: string | null
  }[]
  readonly votes: readonly {
    readonly id: string
    /** `neighborhood` */
    readonly areaId: string | null
    /** Approved projects have 1 point each. */
    readonly scores: readonly Score[]
  }[]
}

/** What is wrong with a file, and in which line (from 1). */
export class PabulibError extends Error {
  override readonly name = 'PabulibError'
  constructor(
    readonly line: number,
    readonly reason: string,
  ) {
    super(`第 ${line} 行：${reason}`)
  }
}

const SECTIONS = ['META', 'PROJECTS', 'VOTES'] as const
type Section = (typeof SECTIONS)[number]
const DERIVED = ['budget', 'vote_type', 'num_projects', 'num_votes']

interface Row {
  readonly line: number
  readonly cells: readonly string[]
}
interface Table {
  readonly line: number
  readonly header: readonly string[]
  readonly rows: readonly Row[]
}

/**
 * Reads a `.pb` file, strictly: every row is whole and known, and there are as many projects and votes as META says, so that a file
 * that was cut off is never taken for a smaller election.
 * @throws PabulibError naming the line
 */
export function readPabulib(text: string): PabulibElection {
  const tables = tablesOf(text)
  const { meta, metaLine, known } = readMeta(tables.META)
  const voteType = known('vote_type') as PabulibVotes
  if (!PABULIB_VOTES.includes(voteType))
    throw new PabulibError(metaLine('vote_type'), `不支持的 vote_type ${voteType}`)
  const budget = moneyOf(known('budget'), metaLine('budget'))
  const projects = readProjects(tables.PROJECTS)
  const votes = readVotes(tables.VOTES, voteType, new Set(projects.map((one) => one.id)))
  for (const [key, list] of [
    ['num_projects', projects],
    ['num_votes', votes],
  ] as const) {
    if (known(key) !== String(list.length))
      throw new PabulibError(
        metaLine(key),
        `${key} 写的是 ${known(key)}，文件里有 ${list.length}，文件不完整`,
      )
  }
  // A last row that was cut may look whole: 12 of 123, or a vote without its projects.
  if (!text.endsWith('\n'))
    throw new PabulibError(text.split('\n').length, '最后一行没有换行，文件可能被截断')
  return { meta: meta.filter(([key]) => !DERIVED.includes(key)), voteType, budget, projects, votes }
}

function tablesOf(text: string): Record<Section, Table> {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/)
  if (lines[lines.length - 1] === '') lines.pop()
  const found: Partial<Record<Section, Table & { rows: Row[] }>> = {}
  let current: (Table & { rows: Row[] }) | null = null
  let next = 0
  for (let i = 0; i < lines.length; i++) {
    const line = i + 1
    if (lines[i] === SECTIONS[next]) {
      const header = lines[++i]
      if (header === undefined) throw new PabulibError(line, `${SECTIONS[next]} 后面没有表头，文件可能被截断`)
      current = { line, header: cellsOf(header, line + 1).map((cell) => cell.trim()), rows: [] }
      found[SECTIONS[next]!] = current
      next++
      continue
    }
    if (!current) throw new PabulibError(line, '文件要以 META 开头')
    const cells = cellsOf(lines[i]!, line)
    if (cells.length !== current.header.length)
      throw new PabulibError(
        line,
        `应有 ${current.header.length} 列，这一行有 ${cells.length} 列，文件可能被截断`,
      )
    current.rows.push({ line, cells })
  }
  if (next < SECTIONS.length)
    throw new PabulibError(lines.length, `没有 ${SECTIONS[next]} 部分，文件可能被截断`)
  return found as Record<Section, Table>
}

/** The cells of a row: separated by semicolons; one in double quotes may hold semicolons, and doubled quotes. */
function cellsOf(row: string, line: number): string[] {
  const cells: string[] = []
  for (let at = 0; at <= row.length; ) {
    if (row[at] !== '"') {
      const end = row.indexOf(';', at)
      const cell = row.slice(at, end < 0 ? row.length : end)
      if (cell.includes('"')) throw new PabulibError(line, '引号的位置不对')
      cells.push(cell)
      at = end < 0 ? row.length + 1 : end + 1
      continue
    }
    let end = at + 1
    while (end < row.length && (row[end] !== '"' || row[end + 1] === '"')) end += row[end] === '"' ? 2 : 1
    if (row[end] !== '"') throw new PabulibError(line, '引号没有结束，文件可能被截断')
    if (end + 1 < row.length && row[end + 1] !== ';') throw new PabulibError(line, '引号的位置不对')
    cells.push(row.slice(at + 1, end).replace(/""/g, '"'))
    at = end + 2
  }
  return cells
}

function readMeta(table: Table) {
  if (table.header.join() !== 'key,value') throw new PabulibError(table.line + 1, 'META 的表头应为 key;value')
  const lines = new Map<string, number>()
  const meta = table.rows.map(({ line, cells }) => {
    if (lines.has(cells[0]!)) throw new PabulibError(line, `${cells[0]} 写了两次`)
    lines.set(cells[0]!, line)
    return [cells[0]!, cells[1]!] as const
  })
  const values = new Map(meta)
  const metaLine = (key: string) => lines.get(key) ?? table.line
  const known = (key: string): string => {
    const value = values.get(key)
    if (value === undefined) throw new PabulibError(table.line, `META 里没有 ${key}`)
    return value.trim()
  }
  return { meta, metaLine, known }
}

/** Cells of a row by the names of their columns. */
function reader(table: Table, needed: readonly string[]) {
  for (const name of needed)
    if (!table.header.includes(name)) throw new PabulibError(table.line + 1, `没有 ${name} 这一列`)
  const at = new Map(table.header.map((name, i) => [name, i]))
  return (row: Row, name: string): string => {
    const column = at.get(name)
    return column === undefined ? '' : row.cells[column]!
  }
}

function readProjects(table: Table): PabulibElection['projects'] {
  const cell = reader(table, ['project_id', 'cost'])
  const seen = new Set<string>()
  return table.rows.map((row) => {
    const id = cell(row, 'project_id')
    if (id === '' || id.includes(',')) throw new PabulibError(row.line, '项目编号不能为空，也不能有逗号')
    if (seen.has(id)) throw new PabulibError(row.line, `项目 ${id} 出现了两次`)
    seen.add(id)
    const cost = moneyOf(cell(row, 'cost'), row.line)
    return { id, cost, name: cell(row, 'name'), areaId: cell(row, 'neighborhood') || null }
  })
}

function readVotes(
  table: Table,
  voteType: PabulibVotes,
  projects: ReadonlySet<string>,
): PabulibElection['votes'] {
  const withPoints = voteType !== 'approval'
  const cell = reader(table, withPoints ? ['voter_id', 'vote', 'points'] : ['voter_id', 'vote'])
  const seen = new Set<string>()
  return table.rows.map((row) => {
    const id = cell(row, 'voter_id')
    if (id === '' || seen.has(id))
      throw new PabulibError(row.line, id === '' ? '没有投票人编号' : `投票人 ${id} 出现了两次`)
    seen.add(id)
    const named = cell(row, 'vote') === '' ? [] : cell(row, 'vote').split(',')
    const points = withPoints && cell(row, 'points') !== '' ? cell(row, 'points').split(',') : []
    if (withPoints && points.length !== named.length)
      throw new PabulibError(row.line, `${named.length} 个项目有 ${points.length} 个分数，文件可能被截断`)
    const scores = named.map((option, i) => {
      if (!projects.has(option)) throw new PabulibError(row.line, `没有项目 ${option}`)
      if (named.indexOf(option) !== i) throw new PabulibError(row.line, `项目 ${option} 选了两次`)
      return { option, score: withPoints ? pointsOf(points[i]!, row.line) : 1 }
    })
    return { id, areaId: cell(row, 'neighborhood') || null, scores }
  })
}

function pointsOf(text: string, line: number): number {
  if (!/^\d{1,6}$/.test(text)) throw new PabulibError(line, `分数 ${text} 不是整数`)
  return Number(text)
}

/** Money with at most two decimals, in fen: never by way of a fraction. */
function moneyOf(text: string, line: number): number {
  const [, whole, cents = ''] = /^(\d{1,12})(?:[.,](\d{1,2}))?$/.exec(text.trim()) ?? []
  if (whole === undefined) throw new PabulibError(line, `金额 ${text} 不对：要写成数字，最多两位小数`)
  return Number(whole) * 100 + Number(cents.padEnd(2, '0'))
}

/** What stands in a `.pb` file before its votes. */
export interface PabulibHead extends Pick<PabulibElection, 'meta' | 'voteType' | 'budget' | 'projects'> {
  readonly votes: number
  /** Votes (or points) of each project by its id. */
  readonly support: ReadonlyMap<string, number>
}

/** The beginning of a `.pb` file up to the header of its votes, with its last line feed; line breaks inside a text become blanks. */
export function pabulibHead({ meta, voteType, budget, projects, votes, support }: PabulibHead): string {
  const withPoints = voteType !== 'approval'
  const rows: (readonly string[])[] = [
    ...[['META'], ['key', 'value'], ...meta],
    ...[
      ['num_projects', String(projects.length)],
      ['num_votes', String(votes)],
    ],
    ...[
      ['budget', moneyText(budget)],
      ['vote_type', voteType],
    ],
    ...[['PROJECTS'], ['project_id', 'cost', withPoints ? 'score' : 'votes', 'name', 'neighborhood']],
    ...projects.map(({ id, cost, name, areaId }) => [
      ...[id, moneyText(cost), String(support.get(id) ?? 0)],
      ...[name, areaId ?? ''],
    ]),
    ...[['VOTES'], ['voter_id', 'neighborhood', 'vote', ...(withPoints ? ['points'] : [])]],
  ]
  return rows.map(rowText).join('')
}

/** The line of one vote, with its line feed. */
export const pabulibVote = (
  voteType: PabulibVotes,
  { id, areaId, scores }: PabulibElection['votes'][number],
): string =>
  rowText([
    ...[id, areaId ?? '', scores.map((one) => one.option).join()],
    ...(voteType === 'approval' ? [] : [scores.map((one) => one.score).join()]),
  ])

/** Writes a `.pb` file that `readPabulib` reads back as it was. */
export function writePabulib({ votes, ...election }: PabulibElection): string {
  const support = new Map<string, number>()
  for (const { scores } of votes)
    for (const { option, score } of scores)
      support.set(option, (support.get(option) ?? 0) + (election.voteType === 'approval' ? 1 : score))
  const head = pabulibHead({ ...election, votes: votes.length, support })
  return head + votes.map((vote) => pabulibVote(election.voteType, vote)).join('')
}

const rowText = (row: readonly string[]): string => `${row.map(cellText).join(';')}\n`

function cellText(value: string): string {
  const line = value.replace(/[\r\n]+/g, ' ')
  return /[;"]/.test(line) ? `"${line.replace(/"/g, '""')}"` : line
}

function moneyText(fen: number): string {
  const whole = Math.floor(fen / 100)
  return fen % 100 === 0 ? String(whole) : `${whole}.${String(fen % 100).padStart(2, '0')}`
}
