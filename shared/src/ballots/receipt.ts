import { toHex } from './crypto/bytes'
import { sha256Hex } from './crypto/sha256'

/**
 * The receipt of a secret ballot: the hash of its token, bound to the vote. The voter finds it in the published list of receipts; it
 * shows no choice, and nobody without the token can make it. The list is sorted, so that it says nothing of time.
 * @param token the prepared message that was signed (crypto/blind `prepare`): random, known to the voter's device
 */
export const receiptOf = (ballotId: string, token: Uint8Array): string =>
  sha256Hex(`linli-receipt\n${ballotId}\n${toHex(token)}`)
