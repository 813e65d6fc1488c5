/** What somebody said to a statement: agree, pass, disagree. A pass is a vote: it counts as having seen the statement. */
export type Vote = 1 | 0 | -1

/**
 * The votes of one participant, sparse: `columns[i]` is the index of a statement, `values[i]` the vote on it. No column
 * twice. Statements keep their index for ever, so a row stays valid when new ones are added.
 */
export interface VoteRow {
  id: string
  columns: readonly number[]
  values: readonly Vote[]
}

/** Fewer participants than these: "not enough data" (DOMAIN §2). */
export const ENOUGH_PARTICIPANTS = 7

/** How many votes make a participant: 7, or all statements where there are fewer. */
export const votesNeeded = (statements: number): number => Math.min(7, statements)

/** Whether somebody has said enough to be placed on the map. */
export const isParticipant = (row: Pick<VoteRow, 'columns'>, statements: number): boolean =>
  row.columns.length > 0 && row.columns.length >= votesNeeded(statements)
