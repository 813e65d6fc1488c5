import type { Weight } from '@linli/shared/ballots/ballot'

/** More different areas than that and a secret ballot by area would be none; each needs a key of its own. */
export const MOST_KEYS = 60

/** The different weights of the voters of a secret ballot: one where nobody has an area. */
export function weightsOf(voters: readonly { area: number }[]): Weight[] {
  const areas = [...new Set(voters.map(({ area }) => area))].sort((a, b) => a - b)
  return areas.map((area) => ({ heads: 1, area }))
}
