import { system } from '../../platform/actor'
import { createContext, type Services } from '../../platform/context'
import { dueRows } from '../../platform/store/due-rows'
import { modelOn } from '../../platform/store/model'
import { CHANNELS, type Channel, type DeliveryDoc, deliveryModel } from '../model'
import { finish } from './finish'
import { createSender, type Outcome, type Sender } from './send'

/** Longer than the longest attempt: a token (3 × 5 s), a send, a new token, a send. */
const LEASE_MS = 120_000
const LANES = 4
const BATCH = 64

const allTenants = 'deliveries of every tenant are sent by the same courier'

export interface Courier {
  /** Something was committed: look now. */
  kick(): void
  /** Runs until nothing is due. */
  drain(): Promise<void>
  /** Starts nothing new and waits for the attempts under way. */
  stop(): Promise<void>
}

/**
 * Carries deliveries from any number of processes: one is claimed by its state and a lease before the call, so that two never send
 * it. Each channel has lanes of its own: a channel that hangs holds up no other, and the inbox has been written before.
 */
export function createCourier(services: Services, send: Sender = createSender(services)): Courier {
  const deliveries = modelOn(services.connection, deliveryModel)
  const busy = new Map<Channel, Promise<void>>()
  const again = new Set<Channel>()
  let stopped = false

  const contextOf = (delivery: DeliveryDoc) =>
    createContext(services, delivery.tenantId, system('notifications.deliver'))

  async function end(delivery: DeliveryDoc, outcome: Outcome): Promise<void> {
    const state = await finish(contextOf(delivery), delivery, outcome)
    services.metrics.deliveries.inc({ channel: delivery.channel, outcome: state })
    const { _id, channel, attempts } = delivery
    if (outcome.kind !== 'sent')
      services.log.warn({ delivery: _id, channel, state, attempts, error: outcome.error }, 'not delivered')
  }

  const nextDue = (channel: Channel) =>
    dueRows(
      () =>
        deliveries
          .find(
            { channel, state: 'waiting', nextAt: { $lte: new Date(services.clock.now()) } },
            { nextAt: 1 },
          )
          .sort({ nextAt: 1 })
          .limit(BATCH)
          .setOptions({ allTenants } as never)
          .lean(),
      ({ _id, nextAt }) =>
        deliveries
          .findOneAndUpdate(
            { _id, state: 'waiting', nextAt },
            {
              $set: { state: 'sending', leaseUntil: new Date(Date.now() + LEASE_MS) },
              $inc: { attempts: 1 },
            },
            { returnDocument: 'after' },
          )
          .setOptions({ allTenants } as never)
          .lean() as Promise<DeliveryDoc | null>,
    )

  async function one(next: () => Promise<DeliveryDoc | null>): Promise<boolean> {
    const delivery = await next()
    if (!delivery) return false
    const outcome = await send(contextOf(delivery), delivery).catch((error: unknown): Outcome => {
      services.log.error({ err: error, delivery: delivery._id }, 'delivery failed')
      return { kind: 'again', error: (error as Error).name }
    })
    await end(delivery, outcome)
    return true
  }

  /** A sender that died in the middle of a call: nobody knows whether it went out, so it isn't sent again. */
  async function endAbandoned(): Promise<void> {
    const abandoned = (await deliveries
      .find({ state: 'sending', leaseUntil: { $lt: new Date() } })
      .limit(100)
      .setOptions({ allTenants } as never)
      .lean()) as DeliveryDoc[]
    for (const delivery of abandoned) await end(delivery, { kind: 'unknown', error: 'sender died' })
  }

  async function lane(next: () => Promise<DeliveryDoc | null>): Promise<void> {
    while (!stopped && (await one(next)));
  }

  async function sweep(channel: Channel): Promise<void> {
    const next = nextDue(channel)
    do {
      again.delete(channel)
      await Promise.all(Array.from({ length: LANES }, () => lane(next)))
    } while (again.has(channel) && !stopped)
  }

  function start(channel: Channel): Promise<void> {
    const running = busy.get(channel)
    if (running) {
      again.add(channel)
      return running
    }
    const started = sweep(channel)
      .catch((error: unknown) => services.log.error({ err: error, channel }, 'courier'))
      .finally(() => busy.delete(channel))
    busy.set(channel, started)
    return started
  }

  return {
    kick: () => {
      if (!stopped) for (const channel of CHANNELS) void start(channel)
    },
    async drain() {
      await endAbandoned()
      if (!stopped) await Promise.all(CHANNELS.map(start))
    },
    async stop() {
      stopped = true
      await Promise.all(busy.values())
    },
  }
}
