import { LEVEL_LABELS, LEVELS, type Level } from '@linli/shared/areas/levels'
import type { Input } from '@linli/shared/contract'
import type { Polygon } from '../model'
import { liesWithin, overlap } from './fit'
import { readOutline } from './outline'

export type Feature = Input<'areas.import'>['features'][number]

/** An area as drawn: its place in the tree by codes. */
export interface Drawn {
  code: string
  name: string
  level: Level
  parentCode: string | null
  polygon: Polygon
}

/** What is wrong with a line of the file, in words for the person who drew it. `row` counts from 1. */
export interface FeatureProblem {
  row: number
  message: string
}

type Read = Drawn & { row: number }

/**
 * Reads a file of areas, all or nothing: with one problem nothing may be imported, and every broken line is named.
 * @param known the county's areas so far; a feature with the code of one replaces it
 */
export function readFeatures(
  features: readonly Feature[],
  known: readonly Drawn[],
): { drawn: Drawn[]; problems: FeatureProblem[] } {
  const problems: FeatureProblem[] = []
  const read: Read[] = []
  const firstRow = new Map<string, number>()
  for (const [index, feature] of features.entries()) {
    const row = index + 1
    const { drawn, messages } = readFeature(feature)
    const earlier = firstRow.get(drawn.code)
    if (earlier !== undefined) messages.push(`代码“${drawn.code}”与第${earlier}条重复`)
    else firstRow.set(drawn.code, row)
    problems.push(...messages.map((message) => ({ row, message })))
    if (messages.length === 0) read.push({ ...drawn, row } as Read)
  }

  const before = new Map(known.map((area) => [area.code, area]))
  const after = new Map<string, Drawn>([...before, ...read.map((area) => [area.code, area] as const)])
  const broken = new Set(firstRow.keys())
  for (const { code } of read) broken.delete(code)
  for (const area of read) {
    const message = treeProblem(area, { before: before.get(area.code), after, broken })
    if (message) problems.push({ row: area.row, message })
  }
  // Where an area lies is only worth asking once the tree is right.
  if (problems.length === 0) problems.push(...fitProblems(read, after))
  problems.sort((a, b) => a.row - b.row)
  return { drawn: problems.length > 0 ? [] : read.map(({ row: _, ...drawn }) => drawn), problems }
}

function readFeature({ properties, geometry }: Feature): {
  drawn: Partial<Drawn> & { code: string }
  messages: string[]
} {
  const { code, name, level, parentCode } = properties
  const messages: string[] = []
  if (!/^[\w.-]{1,40}$/.test(code)) messages.push('代码应为1至40位字母、数字、点、下划线或连字符')
  if (name.trim() === '' || name.length > 40) messages.push('名称应为1至40字')
  if (!LEVELS.includes(level as Level))
    messages.push(`级别“${level.slice(0, 20)}”应为${LEVELS.join('、')}之一`)
  const outline = readOutline(geometry)
  messages.push(...outline.problems)
  const polygon = 'polygon' in outline ? { polygon: outline.polygon } : {}
  return { drawn: { code, name: name.trim(), level: level as Level, parentCode, ...polygon }, messages }
}

interface Tree {
  before: Drawn | undefined
  after: ReadonlyMap<string, Drawn>
  /** Codes of lines that are wrong themselves: their children are not blamed for them. */
  broken: ReadonlySet<string>
}

function treeProblem(area: Drawn, { before, after, broken }: Tree): string | null {
  const { code, level, parentCode } = area
  // Roles and cases keep the path of an area (model.ts), so a known one stays where it is.
  if (before && (before.level !== level || before.parentCode !== parentCode))
    return `“${code}”已存在，级别和上级不能更改；请用新的代码`
  if (level === 'county') {
    if (parentCode !== null) return '县没有上级，parentCode 应为空'
    const other = [...after.values()].find((one) => one.level === 'county' && one.code !== code)
    return other ? `一个县只能有一个县级区域，已有“${other.code}”` : null
  }
  const above = LEVELS[LEVELS.indexOf(level) - 1] as Level
  if (parentCode === null) return `${LEVEL_LABELS[level]}须有上级（${LEVEL_LABELS[above]}）`
  const parent = after.get(parentCode)
  if (!parent) return broken.has(parentCode) ? null : `没有上级“${parentCode}”`
  return parent.level === above ? null : `上级“${parentCode}”应为${LEVEL_LABELS[above]}`
}

function fitProblems(read: readonly Read[], after: ReadonlyMap<string, Drawn>): FeatureProblem[] {
  const rowOf = new Map(read.map(({ code, row }) => [code, row]))
  const children = new Map<string, Drawn[]>()
  for (const area of after.values()) {
    if (area.parentCode !== null)
      children.set(area.parentCode, [...(children.get(area.parentCode) ?? []), area])
  }
  const problems: FeatureProblem[] = []
  for (const [parentCode, siblings] of children) {
    const parent = after.get(parentCode)
    for (const [index, area] of siblings.entries()) {
      const row = rowOf.get(area.code) ?? rowOf.get(parentCode)
      if (parent && row !== undefined && !liesWithin(area.polygon, parent.polygon))
        problems.push({ row, message: `“${area.name}”超出了上级“${parent.name}”的边界` })
      for (const other of siblings.slice(0, index)) {
        const blamed = rowOf.get(area.code) ?? rowOf.get(other.code)
        if (blamed !== undefined && overlap(area.polygon, other.polygon))
          problems.push({ row: blamed, message: `“${area.name}”与“${other.name}”重叠` })
      }
    }
  }
  return problems
}
