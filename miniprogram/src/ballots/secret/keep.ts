import { forget, keepSurely, recall } from '@/platform/device/storage'
import type { Ticket } from './ticket'

const place = (what: 'ticket' | 'receipt', ballotId: string, voterId: string) =>
  `ballot-${what}-${ballotId}-${voterId}`

/** The ticket of a vote that has been begun on this phone and not finished. */
export const ticketOf = (ballotId: string, voterId: string): Ticket | undefined =>
  recall<Ticket>(place('ticket', ballotId, voterId))

/** @returns false when this phone keeps nothing */
export const keepTicket = (ballotId: string, voterId: string, ticket: Ticket): boolean =>
  keepSurely(place('ticket', ballotId, voterId), ticket)

export const dropTicket = (ballotId: string, voterId: string): void =>
  forget(place('ticket', ballotId, voterId))

/** The receipt of a vote cast on this phone; what was chosen is not kept. */
export const receiptOf = (ballotId: string, voterId: string): string | undefined =>
  recall<string>(place('receipt', ballotId, voterId))

/** In the box: the receipt takes the place of the ticket. */
export function keepReceipt(ballotId: string, voterId: string, receipt: string): void {
  keepSurely(place('receipt', ballotId, voterId), receipt)
  dropTicket(ballotId, voterId)
}
