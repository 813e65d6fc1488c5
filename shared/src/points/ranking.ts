/**
 * A community or a team is ranked from so many people on whose points count for it. Of fewer, one could work out what one of them has
 * earned.
 */
export const LEAST_COUNTED = 3

/** What the counted people of a community or a team have earned together in a month. */
export interface GroupSum {
  id: string
  points: number
  people: number
}

/** The groups that are ranked, most points first. */
export const rankedGroups = <G extends GroupSum>(sums: readonly G[]): G[] =>
  sums
    .filter(({ points, people }) => points > 0 && people >= LEAST_COUNTED)
    .sort((a, b) => b.points - a.points || (a.id < b.id ? -1 : 1))
