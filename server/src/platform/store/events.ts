import { Schema } from 'mongoose'
import { chainHash } from './hash-chain'
import { systemModel, tenantModel } from './model'

/** Who did it: an account, another system by its key, or the system itself (jobs, reactions). */
export interface EventActor {
  kind: 'account' | 'apiKey' | 'system'
  id: string
}

/**
 * One fact, never changed afterwards. `data` holds ids and judgements of staff, never a resident's name, phone or words:
 * those stay where a deletion can reach them (DOMAIN §6).
 */
export interface StoredEvent {
  _id: string
  tenantId: string
  /** `feature:aggregateId` */
  stream: string
  seq: number
  type: string
  at: Date
  actor: EventActor
  data: Record<string, unknown>
  prevHash: string
  hash: string
}

/** The aggregate that an event is of. */
export const aggregateIdOf = ({ stream }: Pick<StoredEvent, 'stream'>): string =>
  stream.slice(stream.indexOf(':') + 1)

export const eventModel = tenantModel<StoredEvent>(
  'events',
  new Schema<StoredEvent>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      stream: { type: String, required: true },
      seq: { type: Number, required: true },
      type: { type: String, required: true },
      at: { type: Date, required: true },
      actor: { type: Schema.Types.Mixed, required: true },
      data: { type: Schema.Types.Mixed, default: {} },
      prevHash: { type: String, default: '' },
      hash: { type: String, required: true },
    },
    { versionKey: false, minimize: false },
  ).index({ tenantId: 1, stream: 1, seq: 1 }, { unique: true }),
)

/** An event that others must still hear of. Deleted once every reaction has run. */
export interface OutboxRow {
  _id: string
  tenantId: string
  type: string
  attempts: number
  /** Not before this moment; also the lease: a claimer moves it ahead. Machine time, not the product's clock. */
  nextAt: Date
}

export const outboxModel = systemModel<OutboxRow>(
  'outbox',
  new Schema<OutboxRow>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      type: { type: String, required: true },
      attempts: { type: Number, default: 0 },
      nextAt: { type: Date, required: true },
    },
    { versionKey: false },
  ).index({ nextAt: 1 }),
)

/** The part of an event that its hash covers. */
function facts(event: Omit<StoredEvent, 'hash' | 'prevHash'>): unknown {
  const { _id, tenantId, stream, seq, type, at, actor, data } = event
  return { _id, tenantId, stream, seq, type, at, actor, data }
}

export function hashEvent(prevHash: string, event: Omit<StoredEvent, 'hash' | 'prevHash'>): string {
  return chainHash(prevHash, facts(event))
}

/** Names the first event of a stream whose hash or number does not follow from the one before; null when all do. */
export function firstBrokenLink(events: readonly StoredEvent[]): number | null {
  let prevHash = ''
  for (const [index, event] of events.entries()) {
    if (event.seq !== index + 1 || event.prevHash !== prevHash || event.hash !== hashEvent(prevHash, event))
      return event.seq
    prevHash = event.hash
  }
  return null
}
