import type { Choice } from '@linli/shared/ballots/ballot'
import { call } from '@/platform/api/client'
import { ApiProblem } from '@/platform/api/problem'
import { tenant } from '@/platform/api/session'
import { randomBytes } from '@/platform/device/random'
import { type BallotView, onTheWire, type Standing } from '../ballot'
import { dropTicket, keepReceipt, keepTicket, ticketOf } from './keep'
import { keyFor, newTicket, signed, type Ticket } from './ticket'

type Of = Pick<BallotView, 'id' | 'keys'>
type Vote = Pick<Standing, 'voterId' | 'area'>

/**
 * Casts a vote of a secret ballot (RFC 9474): a token is made and kept, signed blindly, and the ballot put into the box with it,
 * without anything that says whose it is. Each step is kept on the phone before the next begins, so that whatever breaks off is taken
 * up again by calling this once more; then the same token and, once it has been sent, the same choice are used.
 * @returns the receipt
 * @throws ApiProblem
 */
export async function castSecretly(ballot: Of, vote: Vote, choice: Choice): Promise<string> {
  const { id } = ballot
  const { voterId } = vote
  const ticket = await signedTicket(ballot, vote)
  const chosen = ticket.choice ?? onTheWire(choice)
  keep(id, voterId, { ...ticket, choice: chosen })
  const { token, keyId, signature = '' } = ticket
  const input = { id, tenant: await tenant(), keyId, token, signature, choice: chosen }
  try {
    const { receipt } = await call('ballots.castSecret', input, { anonymous: true })
    keepReceipt(id, voterId, receipt)
    return receipt
  } catch (problem) {
    // Refused for what it says: it is not in the box, and something else may be chosen.
    if (problem instanceof ApiProblem && problem.code.startsWith('CHOICE_')) keep(id, voterId, ticket)
    throw problem
  }
}

/** The ticket with its signature: of this phone, or made and signed now. */
async function signedTicket(ballot: Of, { voterId, area }: Vote): Promise<Ticket> {
  const { id } = ballot
  const key = keyFor(ballot.keys, area)
  let ticket = ticketOf(id, voterId)
  if (ticket?.signature) return ticket
  if (!ticket) {
    ticket = await newTicket(key, randomBytes)
    // Before the right is used: without the token a used right would be lost.
    keep(id, voterId, ticket)
  }
  try {
    const { blindSignature } = await call('ballots.blindSign', { id, voterId, blinded: ticket.blinded })
    const opened = signed(ticket, key, blindSignature)
    keep(id, voterId, opened)
    return opened
  } catch (problem) {
    // Nothing was signed for this token and nothing will be: it must not look like a vote that waits.
    if (problem instanceof ApiProblem && USELESS.includes(problem.code)) dropTicket(id, voterId)
    throw problem
  }
}

const USELESS = [
  'RIGHT_USED',
  'BLINDED_INVALID',
  'NOT_ON_ROLL',
  'VOTE_IS_PUBLIC',
  'VOTE_NOT_OPEN',
  'VOTE_CLOSED',
]

function keep(ballotId: string, voterId: string, ticket: Ticket): void {
  if (!keepTicket(ballotId, voterId, ticket))
    throw new ApiProblem(
      0,
      'NO_STORE',
      '这部手机存不下选票凭据，为防丢票没有开始投。请关闭无痕模式或换一部手机。',
    )
}
