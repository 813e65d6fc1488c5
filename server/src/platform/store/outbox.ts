import { system } from '../actor'
import type { Services } from '../context'
import { createContext } from '../context'
import type { Reaction } from '../feature'
import { dueRows } from './due-rows'
import { eventModel, outboxModel } from './events'
import { modelOn } from './model'

const LEASE_MS = 30_000
const POLL_MS = 500
const MAX_BACKOFF_MS = 10 * 60_000
const BATCH = 64

export interface OutboxRelay {
  /** Something was committed: look now instead of at the next poll. The first kick starts the polling. */
  kick(): void
  /** Runs until nothing is due. For tests, the replay and the shutdown. */
  drain(): Promise<void>
  /** Stops polling and waits for the reactions under way. */
  stop(): Promise<void>
}

/**
 * Tells every reaction of every event, at least once, from any number of processes: a row is claimed by moving the `nextAt`
 * it was listed with ahead (a lease), tried, and deleted when all its reactions have run; a failure leaves it for later
 * with a growing delay. Reactions that have already run are kept harmless by their idempotency row.
 */
export function createOutboxRelay(
  services: () => Services,
  reactions: readonly Reaction[],
  workers = 4,
): OutboxRelay {
  const byType = new Map<string, Reaction[]>()
  for (const reaction of reactions) {
    for (const type of reaction.on) byType.set(type, [...(byType.get(type) ?? []), reaction])
  }
  let stopped = false
  let running: Promise<void> | null = null
  let again = false
  let polling = false
  let timer: NodeJS.Timeout | undefined

  const rows = () => modelOn(services().connection, outboxModel)
  const nextDue = dueRows(
    () =>
      rows()
        .find({ nextAt: { $lte: new Date() } }, { nextAt: 1 })
        .sort({ nextAt: 1 })
        .limit(BATCH)
        .lean(),
    ({ _id, nextAt }) =>
      rows()
        .findOneAndUpdate(
          { _id, nextAt },
          { $set: { nextAt: new Date(Date.now() + LEASE_MS) }, $inc: { attempts: 1 } },
          { returnDocument: 'after' },
        )
        .lean(),
  )

  /** Handles one due row. False when there is none. */
  async function one(): Promise<boolean> {
    const { connection, log } = services()
    const outbox = rows()
    const row = await nextDue()
    if (!row) return false
    const wanted = byType.get(row.type) ?? []
    const event =
      wanted.length > 0
        ? await modelOn(connection, eventModel).findOne({ tenantId: row.tenantId, _id: row._id }).lean()
        : null
    const failures: unknown[] = []
    for (const reaction of event ? wanted : []) {
      const context = createContext(services(), row.tenantId, system(reaction.name), {
        idempotency: { id: `reaction:${row._id}:${reaction.name}`, requestHash: '' },
      })
      try {
        await reaction.react(context, event as NonNullable<typeof event>)
      } catch (error) {
        failures.push(error)
        log.error(
          { err: error, reaction: reaction.name, event: row._id, attempts: row.attempts },
          'reaction failed',
        )
      }
    }
    if (failures.length === 0) await outbox.deleteOne({ _id: row._id })
    else {
      const delay = Math.min(MAX_BACKOFF_MS, 1_000 * 2 ** Math.min(row.attempts, 10))
      await outbox.updateOne({ _id: row._id }, { $set: { nextAt: new Date(Date.now() + delay) } })
    }
    return true
  }

  async function worker(): Promise<void> {
    while (!stopped && (await one()));
  }

  async function sweep(): Promise<void> {
    do {
      again = false
      await Promise.all(Array.from({ length: workers }, worker))
    } while (again && !stopped)
  }

  function start(): Promise<void> {
    if (running) {
      again = true
      return running
    }
    running = sweep()
      .catch((error: unknown) => services().log.error({ err: error }, 'outbox sweep'))
      .finally(() => {
        running = null
        if (polling && !stopped) {
          clearTimeout(timer)
          timer = setTimeout(start, POLL_MS)
          timer.unref()
        }
      })
    return running
  }

  return {
    kick: () => {
      polling = true
      if (!stopped) void start()
    },
    drain: async () => {
      await start()
      if (running) await running
    },
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      if (running) await running
    },
  }
}
