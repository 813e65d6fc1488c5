/** People in one team: more are two teams. */
export const MOST_MEMBERS = 200

interface Standing {
  accountId: string
  /** Epoch ms. */
  since: number
}

/**
 * Who leads a team when its captain goes and has named nobody: who has been in it longest; of those who came together, always the same one.
 * @returns null when nobody is left, and the team ends
 */
export function nextCaptain(members: readonly Standing[], leaving: string): string | null {
  const left = members.filter(({ accountId }) => accountId !== leaving)
  const [first] = left.sort((a, b) => a.since - b.since || (a.accountId < b.accountId ? -1 : 1))
  return first?.accountId ?? null
}
