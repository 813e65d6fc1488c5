import { createHash } from 'node:crypto'
import { Schema } from 'mongoose'
import { canonicalJson } from './hash-chain'
import { systemModel } from './model'

/** The answer given for a key: written in the same transaction as the effect, so that there is one of each. */
export interface IdempotencyRow {
  _id: string
  requestHash: string
  body: unknown
  at: Date
}

export const idempotencyModel = systemModel<IdempotencyRow>(
  'idempotency',
  new Schema<IdempotencyRow>(
    {
      _id: String,
      requestHash: { type: String, required: true },
      body: Schema.Types.Mixed,
      at: { type: Date, required: true },
    },
    { versionKey: false, minimize: false },
  ).index({ at: 1 }, { expireAfterSeconds: 3 * 86_400 }),
)

/** What a POST with `Idempotency-Key`, or a reaction, carries into its transaction. */
export interface IdempotencyClaim {
  id: string
  requestHash: string
  /** Whoever made the claim looks for its answer when the command fails; otherwise the transaction does. */
  callerLooks?: boolean
}

/** The claim of a request: one key means one thing for one caller of one tenant. The edge looks for its answer. */
export function claimOf(
  tenantId: string,
  actorId: string,
  endpoint: string,
  key: string,
  input: unknown,
): IdempotencyClaim {
  const requestHash = createHash('sha256')
    .update(endpoint)
    .update('\n')
    .update(canonicalJson(input))
    .digest('hex')
  return { id: `${tenantId}:${actorId}:${key}`, requestHash, callerLooks: true }
}
