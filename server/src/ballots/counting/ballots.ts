import { createHash } from 'node:crypto'
import type { CastBallot, Choice } from '@linli/shared/ballots/ballot'
import { ballotLine } from '@linli/shared/ballots/lines'
import type { Context } from '../../platform/context'
import type { BallotDoc } from '../model'
import { boxModel, voteModel } from '../model-voting'

const BATCH = 1_000

/** Ballots as they are counted and published: equal ones together, so that no area or place stands beside one person's choice. */
export interface Counted {
  line: string
  cast: CastBallot
}

/**
 * The ballots of a sealed vote in the order of the recount file. A stream in constant memory; only where ballots weigh by area their
 * different choices are sorted in memory, because a line then begins with its area.
 */
export async function* ballotsOf(context: Context, ballot: BallotDoc): AsyncGenerator<Counted> {
  if (!hasAreas(ballot)) {
    for await (const cast of merged(context, ballot)) yield { line: ballotLine(cast), cast }
    return
  }
  const all: Counted[] = []
  for await (const cast of merged(context, ballot)) all.push({ line: ballotLine(cast), cast })
  yield* all.sort((a, b) => (a.line < b.line ? -1 : 1))
}

const hasAreas = ({ due }: BallotDoc): boolean => due.area > 0

interface Row {
  line: string
  choice: Choice
  heads: number
  area: number
  areaId: string | null
}

async function* merged(context: Context, ballot: BallotDoc): AsyncGenerator<CastBallot> {
  let open: (Row & { n: number }) | null = null
  for await (const row of rowsOf(context, ballot)) {
    if (open && open.line === row.line) {
      open.n += row.heads
      open.area += row.area
      continue
    }
    if (open) yield castOf(open)
    open = { ...row, n: row.heads }
  }
  if (open) yield castOf(open)
}

const castOf = ({ choice, n, area, areaId }: Row & { n: number }): CastBallot => ({
  ...{ choice, heads: n, ballots: n, area },
  ...(choice.kind === 'budget' && areaId !== null && { areaId }),
})

async function* rowsOf(context: Context, ballot: BallotDoc): AsyncGenerator<Row> {
  const { tenantId } = context
  const ballotId = ballot._id
  if (!ballot.secret) {
    const votes = context
      .model(voteModel)
      .find({ tenantId, ballotId }, { line: 1, choice: 1, heads: 1, area: 1, areaId: 1 })
      .sort({ line: 1 })
      .lean()
      .cursor({ batchSize: BATCH })
    for await (const { line, choice, heads, area, areaId } of votes)
      yield { line, choice, heads, area, areaId }
    return
  }
  const weights = new Map(ballot.keys.map(({ id, weight }) => [id, weight]))
  const filled = context
    .model(boxModel)
    .find({ tenantId, ballotId, used: true }, { line: 1, choice: 1, keyId: 1 })
    .sort({ line: 1 })
    .lean()
    .cursor({ batchSize: BATCH })
  for await (const { line, choice, keyId } of filled) {
    const weight = weights.get(keyId ?? '')
    if (!weight || !choice) throw new Error('a ballot in the box without a key or a choice')
    yield { line, choice, heads: weight.heads, area: weight.area, areaId: null }
  }
}

/** SHA-256 over the lines of ballots, each with its line feed (shared: lines). */
export function lineHash() {
  const hash = createHash('sha256')
  return {
    update: (line: string) => {
      hash.update(line).update('\n')
    },
    hex: () => hash.digest('hex'),
  }
}
