import { sha256Hex } from './crypto/sha256'

/**
 * The ticket of a candidate: anyone can compute it from the published seed. The lowest ticket is drawn first.
 */
export const ticketOf = (seed: string, id: string): string => sha256Hex(`${seed}\n${id}`)

/** Draws lots (DOMAIN §3): equal seed and candidates give an equal order, whatever order they were named in. */
export function drawLots(seed: string, ids: readonly string[]): { id: string; ticket: string }[] {
  return ids
    .map((id) => ({ id, ticket: ticketOf(seed, id) }))
    .sort((a, b) => (a.ticket < b.ticket ? -1 : a.ticket > b.ticket ? 1 : a.id < b.id ? -1 : 1))
}

/** Published at opening, so that the secret can't be chosen afterwards. */
export const commitmentOf = (secret: string): string => sha256Hex(`linli-lot\n${secret}`)

/**
 * The seed of a vote: nobody can know it before the last ballot is in (it holds the hash of all ballots), and the office can't
 * choose it afterwards (it holds the secret whose commitment was published at opening).
 */
export const seedOf = (secret: string, ballotsHash: string): string => sha256Hex(`${secret}\n${ballotsHash}`)
