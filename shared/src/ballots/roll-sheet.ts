import { LIMITS, type RollKind } from './ballot'
import { ROLL_ERRORS } from './heads'

/** Headings of a roll's file by what they hold; others are ignored, and they may stand in any order. */
export const ROLL_COLUMNS = {
  unit: ['房号', '房屋编号', '户号'],
  area: ['专有面积', '建筑面积', '面积'],
  people: ['业主', '业主姓名', '户主', '姓名'],
  share: ['份额', '产权份额'],
  idNumber: ['证件号', '身份证号'],
  phone: ['电话', '手机号'],
} as const
export type RollColumn = keyof typeof ROLL_COLUMNS

const NEEDED: Record<Exclude<RollKind, 'residents'>, readonly RollColumn[]> = {
  owners: ['unit', 'area', 'people'],
  households: ['unit'],
  named: ['people'],
}

/** One line of the file: what stood in it, trimmed. */
export interface RollRow {
  /** As the program that made the file counts: headings are line 1. */
  readonly row: number
  readonly cells: Partial<Record<RollColumn, string>>
}

export interface SheetPerson {
  readonly name: string
  /** Tells namesakes apart; never stored as it is. */
  readonly idNumber: string
  readonly phone: string | null
}

export interface SheetUnit {
  readonly row: number
  readonly unit: string
  /** In 0.01 m²; 0 on a list without areas. */
  readonly area: number
  readonly people: readonly SheetPerson[]
}

export interface RowNote {
  readonly row: number
  readonly message: string
}

/** @returns the headings that are missing */
export const missingColumns = (kind: keyof typeof NEEDED, found: readonly RollColumn[]): RollColumn[] =>
  NEEDED[kind].filter((column) => !found.includes(column))

/** Which column a heading is; blanks and what stands in brackets don't count. */
export function columnOf(heading: string): RollColumn | null {
  const plain = heading
    .replace(/^\ufeff/, '')
    .trim()
    .replace(/[\s（(].*$/u, '')
  const found = Object.entries(ROLL_COLUMNS).find(([, names]) => (names as readonly string[]).includes(plain))
  return (found?.[0] as RollColumn | undefined) ?? null
}

const list = (cell: string | undefined): string[] =>
  (cell ?? '')
    .split(/[、,，;；/]/)
    .map((one) => one.trim())
    .filter(Boolean)

/** 88.5 → 8850 in 0.01 m²; null for what is no area. */
function areaOf(cell: string): number | null {
  const match = /^(\d{1,8})(?:\.(\d{1,2}))?$/.exec(cell.replace(/(平方米|㎡|m2|m²)$/i, '').trim())
  if (!match) return null
  const area = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0') || 0)
  return area > 0 && area <= LIMITS.unitArea ? area : null
}

/** 50% or 50 → 5000 of 10,000; null for what is no share. */
function shareOf(cell: string): number | null {
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?%?$/.exec(cell)
  if (!match) return null
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0') || 0)
}

/**
 * Reads the lines of a roll. Nothing is guessed: each line that is wrong is named, with all that is wrong with it.
 * @returns the units, the problems (any of which means that nothing is imported), and what is allowed but should be looked at
 */
export function readRollRows(
  kind: Exclude<RollKind, 'residents'>,
  rows: readonly RollRow[],
): { units: SheetUnit[]; problems: RowNote[]; notes: RowNote[] } {
  const problems: RowNote[] = []
  const notes: RowNote[] = []
  const units: SheetUnit[] = []
  const seen = new Map<string, { row: number; whole: boolean }>()
  const anonymous = new Map<string, number>()
  for (const { row, cells } of rows) {
    const wrong = (message: string) => problems.push({ row, message })
    const names = list(cells.people)
    const unit = kind === 'named' ? (names[0] ?? '') : (cells.unit ?? '')
    if (unit === '') {
      wrong(kind === 'named' ? '没有写姓名' : '没有写房号')
      continue
    }
    if (unit.length > 40) wrong('房号太长')
    const ids = list(cells.idNumber)
    const phones = list(cells.phone)
    const key =
      kind === 'named' && (ids[0] || phones[0]) ? `${unit}（${(ids[0] || phones[0])!.slice(-4)}）` : unit
    const wholeOwner = names.length <= 1
    const before = seen.get(key)
    if (before) {
      wrong(
        kind === 'owners' && before.whole && wholeOwner
          ? `与第${before.row}行是同一套房，两个业主都占 100%，请把共有人写在同一行并写明份额`
          : `与第${before.row}行重复：${ROLL_ERRORS.ROLL_UNIT_TWICE}`,
      )
    } else seen.set(key, { row, whole: wholeOwner })
    let area = 0
    if (kind === 'owners') {
      const read = areaOf(cells.area ?? '')
      if (read === null) wrong(`面积“${cells.area ?? ''}”不对：${ROLL_ERRORS.ROLL_AREA}`)
      else area = read
      if (names.length === 0) wrong(ROLL_ERRORS.ROLL_OWNERS)
      checkShares(list(cells.share), names.length, wrong)
    }
    if (ids.length > 0 && ids.length !== names.length) wrong('证件号的个数与业主人数不一致')
    const people = names.map((name, i) => ({
      name: name.slice(0, 40),
      idNumber: ids[i] ?? '',
      phone: phones[i] ?? (names.length === 1 ? (phones[0] ?? null) : null),
    }))
    for (const person of kind === 'owners' ? people : []) {
      if (person.idNumber || person.phone) continue
      const first = anonymous.get(person.name)
      if (first !== undefined && first !== row)
        notes.push({ row, message: `“${person.name}”与第${first}行同名且没有证件号或电话，按同一人计` })
      else anonymous.set(person.name, row)
    }
    units.push({ row, unit: key, area, people })
  }
  if (rows.length > LIMITS.units) problems.push({ row: LIMITS.units, message: ROLL_ERRORS.ROLL_TOO_LONG })
  return { units, problems, notes }
}

function checkShares(cells: readonly string[], owners: number, wrong: (message: string) => void): void {
  if (cells.length === 0) return
  const shares = cells.map(shareOf)
  if (shares.some((share) => share === null)) wrong('份额要写成百分数，例如 50%')
  else if (shares.length !== owners) wrong('份额的个数与业主人数不一致')
  else if (shares.length > 1 && shares.every((share) => share === 10_000))
    wrong('几个业主都写了 100%，共有人的份额相加应为 100%')
  else if (shares.reduce((sum: number, share) => sum + (share ?? 0), 0) !== 10_000) wrong('份额相加不是 100%')
}
