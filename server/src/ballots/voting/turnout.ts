import { createHash } from 'node:crypto'
import type { Weight } from '@linli/shared/ballots/ballot'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import type { Tx } from '../../platform/store/transact'
import type { BallotDoc } from '../model'
import { type TurnoutDoc, turnoutModel } from '../model-voting'

const PARTS = 16

const idOf = (ballotId: string, of: 'voters' | 'box', part: number): string => `${ballotId}:${of}:${part}`

/** The parts of a ballot's turnout, all at nothing. */
export function turnoutRows({ _id, tenantId, secret }: BallotDoc): TurnoutDoc[] {
  const rows = (of: 'voters' | 'box') =>
    Array.from({ length: PARTS }, (_, part) => ({
      ...{ _id: idOf(_id, of, part), tenantId, ballotId: _id, heads: 0, area: 0, passed: 0, sealed: false },
    }))
  return secret ? [...rows('voters'), ...rows('box')] : rows('voters')
}

/**
 * Counts somebody in, or only passes the door (`by` nothing). Sealing writes the same rows, so a vote and the seal can't both commit
 * without one having seen the other: what was answered 200 is in the count, what comes later is VOTE_CLOSED.
 * @param sealedToo for what the office does under the ballot's own version: paper ballots, corrections of the roll
 * @param key decides the part: requests for one voter meet in one row, those of different voters seldom do
 */
export async function countIn(
  tx: Tx,
  ballotId: string,
  of: 'voters' | 'box',
  key: string,
  by: Weight,
  sealedToo?: 'sealedToo',
): Promise<void> {
  const part = createHash('sha256').update(key).digest()[0]! % PARTS
  const open = sealedToo ? {} : { sealed: false }
  const { matchedCount } = await tx
    .model(turnoutModel)
    .updateOne(
      { _id: idOf(ballotId, of, part), tenantId: tx.tenantId, ...open },
      { $inc: { heads: by.heads, area: by.area, passed: 1 } },
      { session: tx.session },
    )
  if (matchedCount !== 1) throw new Problem('VOTE_CLOSED')
}

/** Participation as cached. */
export async function turnoutOf(
  context: Pick<Context, 'model' | 'tenantId'>,
  ballotId: string,
): Promise<Weight> {
  const { tenantId } = context
  const rows = await context.model(turnoutModel).find({ tenantId, ballotId }, { heads: 1, area: 1 }).lean()
  return {
    heads: rows.reduce((sum, row) => sum + row.heads, 0),
    area: rows.reduce((sum, row) => sum + row.area, 0),
  }
}
