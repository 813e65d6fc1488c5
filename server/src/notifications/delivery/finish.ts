import type { Context } from '../../platform/context'
import type { Tx } from '../../platform/store/transact'
import { type DeliveryDoc, type DeliveryState, deliveryModel, subscriptionModel } from '../model'
import type { Outcome } from './send'

/** After so many attempts a delivery is given up: the inbox has the message all the same. */
export const MAX_ATTEMPTS = 8

const FIRST_DELAY_MS = 10_000
const LONGEST_DELAY_MS = 30 * 60_000

/** How long to wait after the n-th failed attempt (n ≥ 1): 10 s, doubling, at most half an hour. */
export const delayAfter = (attempts: number): number =>
  Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempts - 1))

/**
 * Writes down how an attempt ended and what becomes of the consent it holds. A message that WeChat has not taken gives the consent
 * back, also when its fate is unknown: should WeChat have counted it, its next 43101 puts our count right.
 */
export async function finish(
  context: Context,
  delivery: DeliveryDoc,
  outcome: Outcome,
): Promise<DeliveryState> {
  const state = stateAfter(delivery, outcome)
  await context.transact(async (tx) => {
    const { tenantId, _id, attempts } = delivery
    const changed = await tx.model(deliveryModel).updateOne(
      // Not ours any more when the lease ran out meanwhile and somebody else has decided.
      { tenantId, _id, state: 'sending', attempts },
      {
        $set: {
          state,
          leaseUntil: null,
          nextAt: new Date(tx.now + (state === 'waiting' ? delayAfter(attempts) : 0)),
          error: outcome.kind === 'sent' ? null : outcome.error,
          endedAt: state === 'waiting' ? null : new Date(),
        },
      },
      { session: tx.session },
    )
    if (changed.matchedCount === 1 && delivery.channel === 'wechat')
      await settleConsent(tx, delivery, state, outcome)
  })
  return state
}

function stateAfter({ attempts }: DeliveryDoc, outcome: Outcome): DeliveryState {
  if (outcome.kind === 'again') return attempts >= MAX_ATTEMPTS ? 'failed' : 'waiting'
  return outcome.kind
}

async function settleConsent(
  tx: Tx,
  delivery: DeliveryDoc,
  state: DeliveryState,
  outcome: Outcome,
): Promise<void> {
  if (state === 'sent' || state === 'waiting') return
  const { tenantId, accountId, templateId } = delivery
  const gone = outcome.kind === 'refused' && outcome.consentGone
  await tx
    .model(subscriptionModel)
    .updateOne(
      { tenantId, accountId, templateId },
      gone ? { $set: { remaining: 0 } } : { $inc: { remaining: 1 } },
      { session: tx.session },
    )
}
