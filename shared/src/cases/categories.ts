import { LIMIT_UNIT_LABELS, LIMIT_UNITS, type Limit, type LimitUnit } from './clock'

/** 部件: things that stand in public space; 事件: what goes on there (GB/T 30428.2). */
export const CATEGORY_KINDS = ['component', 'event'] as const
export type CategoryKind = (typeof CATEGORY_KINDS)[number]

export const CATEGORY_KIND_LABELS: Record<CategoryKind, string> = { component: '部件', event: '事件' }

/** A class (大类) of the book. Its names are data of the tenant. */
export interface CategoryClass {
  kind: CategoryKind
  /** Two digits, per kind. */
  code: string
  name: string
}

/** A leaf (小类): condition → limit → unit → closing standard (DOMAIN §1). */
export interface CategoryLeaf {
  code: string
  name: string
  kind: CategoryKind
  classCode: string
  /** 立案条件: when such a report is filed. */
  condition: string
  limit: Limit
  /** The duty by which the unit is found, e.g. 路灯维护. */
  unitDuty: string
  /** 结案标准: what must be seen before it is closed. */
  closingStandard: string
  /** Further words of residents for it; used for proposals. */
  keywords: readonly string[]
}

/** A version of the book. A new one changes only new dispatches: a case remembers the version it was dispatched under. */
export interface CategoryBook {
  version: number
  classes: readonly CategoryClass[]
  leaves: readonly CategoryLeaf[]
}

/** The classes of GB/T 30428.2. 街面秩序 and 突发事件 are 04/05 in either order, by county: @param streetOrderFirst which */
export function standardClasses(streetOrderFirst = true): CategoryClass[] {
  const names: Record<CategoryKind, string[]> = {
    component: ['公用设施', '道路交通', '市容环境', '园林绿化', '其他'],
    event: [
      '市容环境',
      '宣传广告',
      '施工管理',
      ...(streetOrderFirst ? ['街面秩序', '突发事件'] : ['突发事件', '街面秩序']),
      '其他',
    ],
  }
  return CATEGORY_KINDS.flatMap((kind) => names[kind].map((name, i) => ({ kind, code: `0${i + 1}`, name })))
}

/** The columns of the book as a sheet, in order, with their headings. */
export const BOOK_COLUMNS = {
  kind: '类型',
  classCode: '大类代码',
  code: '小类代码',
  name: '小类名称',
  condition: '立案条件',
  limitAmount: '处置时限',
  limitUnit: '时限单位',
  unitDuty: '责任单位职责',
  closingStandard: '结案标准',
  keywords: '关键词',
} as const
export type BookColumn = keyof typeof BOOK_COLUMNS

/** One line as read, everything still text; `row` is the number shown by the spreadsheet. */
export type BookRow = { row: number } & Record<BookColumn, string>

/** What is wrong with a line, in words for the person who made the sheet. */
export interface BookProblem {
  row: number
  column: BookColumn
  code:
    | 'MISSING'
    | 'DUPLICATE_CODE'
    | 'UNKNOWN_KIND'
    | 'UNKNOWN_CLASS'
    | 'BAD_LIMIT'
    | 'BAD_UNIT'
    | 'BAD_CODE'
    | 'TOO_LONG'
  message: string
}

const MAX_CELL = 500
const OPTIONAL: readonly BookColumn[] = ['keywords']

/**
 * Reads the lines of a book. All or nothing: with one problem there are no leaves (issue: row by row report, nothing imported).
 * @param classes the classes a leaf may belong to
 */
export function readBook(
  rows: readonly BookRow[],
  classes: readonly CategoryClass[],
): { leaves: CategoryLeaf[]; problems: BookProblem[] } {
  const firstRow = new Map<string, number>()
  const problems: BookProblem[] = []
  const leaves: CategoryLeaf[] = []
  for (const raw of rows) {
    const row = trimmed(raw)
    const found = problemsOf(row, classes)
    const earlier = firstRow.get(row.code)
    if (row.code && earlier !== undefined) {
      found.push(problem(row, 'code', 'DUPLICATE_CODE', `小类代码“${row.code}”与第${earlier}行重复`))
    } else if (row.code) firstRow.set(row.code, row.row)
    problems.push(...found)
    if (found.length === 0) leaves.push(leafOf(row))
  }
  return { leaves: problems.length > 0 ? [] : leaves, problems }
}

function problemsOf(row: BookRow, classes: readonly CategoryClass[]): BookProblem[] {
  const found: BookProblem[] = []
  for (const column of Object.keys(BOOK_COLUMNS) as BookColumn[]) {
    const label = BOOK_COLUMNS[column]
    if (!row[column] && !OPTIONAL.includes(column))
      found.push(problem(row, column, 'MISSING', `${label}没有填写`))
    if (row[column].length > MAX_CELL)
      found.push(problem(row, column, 'TOO_LONG', `${label}超过${MAX_CELL}字`))
  }
  const kind = kindOf(row.kind)
  if (row.kind && !kind)
    found.push(problem(row, 'kind', 'UNKNOWN_KIND', `类型“${row.kind}”应为“部件”或“事件”`))
  if (kind && row.classCode && !classes.some((one) => one.kind === kind && one.code === row.classCode)) {
    found.push(problem(row, 'classCode', 'UNKNOWN_CLASS', `${row.kind}中没有大类“${row.classCode}”`))
  }
  if (row.code && !/^[0-9A-Za-z-]{2,20}$/.test(row.code)) {
    found.push(problem(row, 'code', 'BAD_CODE', '小类代码应为2至20位数字、字母或连字符'))
  }
  if (row.limitAmount && !amountOf(row.limitAmount)) {
    found.push(
      problem(row, 'limitAmount', 'BAD_LIMIT', `处置时限“${row.limitAmount}”应为大于0、不超过1000的数`),
    )
  }
  if (row.limitUnit && !unitOf(row.limitUnit)) {
    const units = Object.values(LIMIT_UNIT_LABELS).join('、')
    found.push(problem(row, 'limitUnit', 'BAD_UNIT', `时限单位“${row.limitUnit}”应为${units}之一`))
  }
  return found
}

/** Only for a row without problems. */
function leafOf(row: BookRow): CategoryLeaf {
  return {
    code: row.code,
    name: row.name,
    kind: kindOf(row.kind)!,
    classCode: row.classCode,
    condition: row.condition,
    limit: { amount: amountOf(row.limitAmount)!, unit: unitOf(row.limitUnit)! },
    unitDuty: row.unitDuty,
    closingStandard: row.closingStandard,
    keywords: [...new Set(row.keywords.split(/[\s,，、;；]+/).filter(Boolean))],
  }
}

function trimmed(row: BookRow): BookRow {
  const cells = (Object.keys(BOOK_COLUMNS) as BookColumn[]).map((column) => [
    column,
    (row[column] ?? '').trim(),
  ])
  return { row: row.row, ...(Object.fromEntries(cells) as Record<BookColumn, string>) }
}

const kindOf = (label: string) => CATEGORY_KINDS.find((kind) => CATEGORY_KIND_LABELS[kind] === label)
const unitOf = (label: string): LimitUnit | undefined =>
  LIMIT_UNITS.find((unit) => LIMIT_UNIT_LABELS[unit] === label)

/** Halves are usual (0.5 工作日); anything finer is a slip. @returns undefined when it is no limit */
function amountOf(text: string): number | undefined {
  if (!/^\d{1,4}(\.[05])?$/.test(text)) return undefined
  const amount = Number(text)
  return amount > 0 && amount <= 1000 ? amount : undefined
}

function problem(row: BookRow, column: BookColumn, code: BookProblem['code'], message: string): BookProblem {
  return { row: row.row, column, code, message }
}
