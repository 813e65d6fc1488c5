import type { ClientSession, Connection, Model } from 'mongoose'
import { type Actor, eventActor } from '../actor'
import type { Clock } from '../clock'
import { Problem } from '../problem'
import { engineLost } from './engine-lost'
import { eventModel, hashEvent, outboxModel, type StoredEvent } from './events'
import { newId } from './id'
import { type IdempotencyClaim, idempotencyModel } from './idempotency'
import { type ModelDefinition, modelOn } from './model'

/** What every aggregate carries: its version is the number of events of its stream, `chainHash` the last link. */
export interface Aggregate {
  _id: string
  tenantId: string
  version: number
  chainHash: string
}

/** The start of a new aggregate's chain. */
export const unchained = { version: 0, chainHash: '' } as const

export interface Tx {
  readonly session: ClientSession
  readonly tenantId: string
  /** The product's clock when the transaction began, epoch ms. */
  readonly now: number
  readonly actor: Actor
  /** Where `now` comes from. */
  readonly clock: Clock
  /** A model, for reads and writes that must pass `session`. */
  model<T>(definition: ModelDefinition<T>): Model<T>
  /** Loads one aggregate of the tenant to change it. With `version`: what the caller saw; another one → STALE_VERSION. */
  load<T extends Aggregate>(definition: ModelDefinition<T>, id: string, version?: number): Promise<T>
  /** Adds a fact to the aggregate's stream. `quiet` facts stay in the stream and are not told to others. */
  append(
    feature: string,
    aggregate: Aggregate,
    type: string,
    data?: Record<string, unknown>,
    quiet?: 'quiet',
  ): StoredEvent
  /** Inserts a new aggregate. */
  insert<T extends Aggregate>(definition: ModelDefinition<T>, aggregate: T): Promise<void>
  /** Writes a loaded aggregate back; somebody else's write in between → STALE_VERSION. */
  save<T extends Aggregate>(definition: ModelDefinition<T>, aggregate: T): Promise<void>
}

export interface TransactOptions {
  connection: Connection
  tenantId: string
  actor: Actor
  clock: Clock
  idempotency?: IdempotencyClaim
}

/** Aggregates go straight to the driver: they are built here, there is nothing to cast; what is not set is not stored. */
const asBuilt = { ignoreUndefined: true } as const

const isDuplicateKey = (error: unknown): boolean => (error as { code?: number }).code === 11000

/** The answer already given for a key; another request under the same key is refused. */
export async function storedAnswer(
  connection: Connection,
  claim: IdempotencyClaim,
): Promise<{ body: unknown } | null> {
  const row = await modelOn(connection, idempotencyModel).findById(claim.id).lean()
  if (!row) return null
  if (row.requestHash !== claim.requestHash) throw new Problem('IDEMPOTENCY_MISMATCH')
  return { body: row.body }
}

/**
 * One command, one transaction: what `work` writes, its events, their outbox rows and the answer for the caller's
 * idempotency key become visible together or not at all. `work` may run again when another transaction was first.
 */
export async function transact<R>(options: TransactOptions, work: (tx: Tx) => Promise<R>): Promise<R> {
  const { connection, tenantId, actor, clock, idempotency } = options
  let over = false
  let tries = 0
  const run = async (session: ClientSession): Promise<R> => {
    // Its caller has been told that it failed: nothing may begin anew behind his back.
    if (over) throw new Problem('UNAVAILABLE')
    // Somebody was first: perhaps the same request, sent twice at once.
    if (tries++ > 0 && idempotency) {
      const answer = await storedAnswer(connection, idempotency)
      if (answer) return answer.body as R
    }
    const events: StoredEvent[] = []
    const told: StoredEvent[] = []
    const loadedVersion = new WeakMap<object, number>()
    const now = clock.now()
    const tx: Tx = {
      session,
      tenantId,
      now,
      actor,
      clock,
      model: (definition) => modelOn(connection, definition),
      async load<T extends Aggregate>(definition: ModelDefinition<T>, id: string, version?: number) {
        const found = (await modelOn(connection, definition)
          .findOne({ _id: id, tenantId } as never)
          .session(session)
          .lean()) as T | null
        if (!found) throw new Problem('NOT_FOUND')
        if (version !== undefined && version !== found.version) {
          throw new Problem('STALE_VERSION', { extra: { currentVersion: found.version } })
        }
        loadedVersion.set(found, found.version)
        return found
      },
      append(feature, aggregate, type, data = {}, quiet) {
        const bare = {
          _id: newId(),
          tenantId,
          stream: `${feature}:${aggregate._id}`,
          seq: aggregate.version + 1,
          type,
          at: new Date(now),
          actor: eventActor(actor),
          data,
        }
        const event = { ...bare, prevHash: aggregate.chainHash, hash: hashEvent(aggregate.chainHash, bare) }
        aggregate.version = event.seq
        aggregate.chainHash = event.hash
        events.push(event)
        if (!quiet) told.push(event)
        return event
      },
      async insert(definition, aggregate) {
        await modelOn(connection, definition).collection.insertOne(aggregate as never, {
          session,
          ...asBuilt,
        })
      },
      async save<T extends Aggregate>(definition: ModelDefinition<T>, aggregate: T) {
        const seen = loadedVersion.get(aggregate)
        if (seen === undefined)
          throw new Error('save of an aggregate that was not loaded in this transaction')
        const result = await modelOn(connection, definition).collection.replaceOne(
          { _id: aggregate._id, tenantId, version: seen } as never,
          aggregate as never,
          { session, ...asBuilt },
        )
        if (result.matchedCount !== 1) throw new Problem('STALE_VERSION')
        loadedVersion.set(aggregate, aggregate.version)
      },
    }
    const result = await work(tx)
    if (events.length > 0)
      await modelOn(connection, eventModel).collection.insertMany(events as never[], { session })
    if (told.length > 0) {
      const rows = told.map(({ _id, type }) => ({ _id, tenantId, type, attempts: 0, nextAt: new Date() }))
      await modelOn(connection, outboxModel).collection.insertMany(rows as never[], { session })
    }
    if (idempotency) {
      const row = { _id: idempotency.id, requestHash: idempotency.requestHash, body: result, at: new Date() }
      await modelOn(connection, idempotencyModel).collection.insertOne(row as never, { session })
    }
    return result
  }

  const session = await connection.startSession()
  const ended = session.withTransaction(() => run(session)).finally(() => session.endSession())
  try {
    return await Promise.race([
      ended,
      engineLost(connection, ended).then(() => {
        over = true
        throw new Problem('UNAVAILABLE')
      }),
    ])
  } catch (error) {
    // The same claim committed first elsewhere (or our own commit's answer was lost): its answer is ours, also when what it
    // did is why ours was refused. A request's claim is looked up by the edge, whatever has failed.
    if (idempotency && !idempotency.callerLooks && (isDuplicateKey(error) || error instanceof Problem)) {
      const answer = await storedAnswer(connection, idempotency)
      if (answer) return answer.body as R
    }
    if (isDuplicateKey(error)) throw new Problem('DUPLICATE')
    throw error
  }
}
