/** Who takes part in an activity, who waits, and who moves up: in the order they signed up. */

export interface SignUp {
  accountId: string
  /** Its place in the order; who comes back after cancelling stands at the end. */
  seq: number
  state: 'in' | 'waiting' | 'cancelled'
}

/** One person signs up. Null when that person is in or waits already. */
export function signUp(list: readonly SignUp[], accountId: string, limit: number): SignUp[] | null {
  if (list.some((one) => one.accountId === accountId && one.state !== 'cancelled')) return null
  const seq = Math.max(0, ...list.map((one) => one.seq)) + 1
  const others = list.filter((one) => one.accountId !== accountId)
  const taken = list.filter((one) => one.state === 'in').length
  const waits = list.some((one) => one.state === 'waiting')
  return [...others, { accountId, seq, state: taken < limit && !waits ? 'in' : 'waiting' }]
}

/** Lets those who wait longest move up into free places. @returns the list, and who moved up: they are to be told */
export function moveUp(list: readonly SignUp[], limit: number): { list: SignUp[]; moved: string[] } {
  const free = Math.max(0, limit - list.filter((one) => one.state === 'in').length)
  const moved = list
    .filter((one) => one.state === 'waiting')
    .sort((a, b) => a.seq - b.seq)
    .slice(0, free)
    .map((one) => one.accountId)
  return {
    list: list.map((one) => (moved.includes(one.accountId) ? { ...one, state: 'in' } : one)),
    moved,
  }
}

/** Cancels, and lets the next one move up. Null when that person is not on the list. */
export function cancel(
  list: readonly SignUp[],
  accountId: string,
  limit: number,
): { list: SignUp[]; moved: string[] } | null {
  if (!list.some((one) => one.accountId === accountId && one.state !== 'cancelled')) return null
  const without = list.map(
    (one): SignUp => (one.accountId === accountId ? { ...one, state: 'cancelled' } : one),
  )
  return moveUp(without, limit)
}
