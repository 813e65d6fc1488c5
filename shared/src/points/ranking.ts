/**
 * A team is ranked from so many people on whose points count for it. Of fewer, one could work out what one of them has earned.
 */
export const LEAST_COUNTED = 3

/** What a team's counted people have earned together in a month. */
export interface TeamSum {
  teamId: string
  points: number
  people: number
}

/** The teams that are ranked, most points first. */
export const rankedTeams = (sums: readonly TeamSum[]): TeamSum[] =>
  sums
    .filter(({ points, people }) => points > 0 && people >= LEAST_COUNTED)
    .sort((a, b) => b.points - a.points || (a.teamId < b.teamId ? -1 : 1))
