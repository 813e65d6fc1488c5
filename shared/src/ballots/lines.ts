import type { Ballot, CastBallot, Choice } from './ballot'
import { canonicalJson } from './canonical'
import { checkChoice } from './check'

/**
 * The file with which anyone can recount (`npm run recount -- FILE`), as lines of JSON:
 * 1. the bulletin, whole;
 * 2. one line a ballot, or for many equal ones, in ascending order of the lines' code units: the order says nothing of who or when.
 * Each line ends with a line feed; the ballots' hash is SHA-256 over the lines of ballots with their line feeds. Receipts are published
 * apart, in their own order, so that no line of them stands beside a choice.
 */

/** A line of ballots. Secret ballots have neither area nor areaId, and equal ones may stand together. */
interface Line {
  readonly choice: Choice
  /** How many ballots; left out when it is one. */
  readonly n?: number
  /** Their area in 0.01 m²; left out when it is 0. */
  readonly area?: number
  readonly areaId?: string
}

/** What can be wrong with a line; the sentences go with the line's number. */
export const LINE_ERRORS = {
  LINE_JSON: '不是完整的 JSON，文件可能被截断或损坏',
  LINE_SHAPE: '不是选票：只能有 choice、n、area、areaId',
  LINE_CHOICE: '选票不符合这次表决的规则',
  LINE_CANONICAL: '选票没有按规定的格式书写，或者被改动过',
} as const
export type LineError = keyof typeof LINE_ERRORS

/** @returns the line of a ballot, without its line feed. `heads` must equal the number of ballots: one vote a head. */
export function ballotLine(cast: CastBallot): string {
  const { choice, heads, area, areaId } = cast
  if (heads !== (cast.ballots ?? 1)) throw new RangeError('a line counts one head a ballot')
  const line: Line = {
    choice,
    ...(heads !== 1 && { n: heads }),
    ...(area !== 0 && { area }),
    ...(areaId != null && { areaId }),
  }
  return canonicalJson(line)
}

export type Read =
  | { readonly ok: true; readonly cast: CastBallot }
  | { readonly ok: false; readonly code: LineError }

/** Reads a line, strictly: only what `ballotLine` would write for a valid ballot of this vote. */
export function readBallotLine(ballot: Ballot, text: string): Read {
  let line: unknown
  try {
    line = JSON.parse(text)
  } catch {
    return { ok: false, code: 'LINE_JSON' }
  }
  if (!isLine(line)) return { ok: false, code: 'LINE_SHAPE' }
  const choice = checked(ballot, line.choice)
  if (!choice) return { ok: false, code: 'LINE_CHOICE' }
  const n = line.n ?? 1
  const cast: CastBallot = {
    ...{ choice, heads: n, ballots: n, area: line.area ?? 0 },
    ...(line.areaId !== undefined && { areaId: line.areaId }),
  }
  return ballotLine(cast) === text ? { ok: true, cast } : { ok: false, code: 'LINE_CANONICAL' }
}

const MEMBERS: readonly string[] = ['choice', 'n', 'area', 'areaId']

function isLine(value: unknown): value is Line {
  if (typeof value !== 'object' || value === null || !('choice' in value)) return false
  const { choice, n, area, areaId } = value as Record<string, unknown>
  return (
    typeof choice === 'object' &&
    choice !== null &&
    Object.keys(value).every((member) => MEMBERS.includes(member)) &&
    [n, area].every((one) => one === undefined || (Number.isSafeInteger(one) && (one as number) > 0)) &&
    (areaId === undefined || typeof areaId === 'string')
  )
}

/** Whatever stands in a file may be no choice at all: members of other types are a refusal, too. */
function checked(ballot: Ballot, choice: Choice): Choice | null {
  try {
    const result = checkChoice(ballot, choice)
    return result.ok ? result.choice : null
  } catch {
    return null
  }
}
