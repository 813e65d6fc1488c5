import type { Connection, Model } from 'mongoose'
import type { Actor } from './actor'
import type { Clock } from './clock'
import type { Config } from './config'
import type { PersonalData } from './feature'
import type { Files } from './files'
import type { Logger } from './log'
import type { Metrics } from './metrics'
import type { IdempotencyClaim } from './store/idempotency'
import { type ModelDefinition, modelOn } from './store/model'
import { type Tx, transact } from './store/transact'
import type { Wechat } from './wechat'
import type { WechatPay } from './wechat/pay'

/** What the process owns and everything inside may use. */
export interface Services {
  config: Config
  connection: Connection
  clock: Clock
  log: Logger
  metrics: Metrics
  files: Files
  wechat: Wechat
  pay: WechatPay
  /** What each feature holds about a person, by feature name: for export and deletion. */
  personalData: ReadonlyMap<string, PersonalData>
  /** Told after each commit that wrote an outbox row, so that nobody waits for the next poll. */
  kickOutbox(): void
}

/** One request, reaction or job: a tenant, an actor, and the services. Handed to every command and query. */
export interface Context extends Services {
  tenantId: string
  actor: Actor
  /** The product's clock, epoch ms. */
  now(): number
  model<T>(definition: ModelDefinition<T>): Model<T>
  /** One transaction: see {@link transact}. Its result is the answer of the command. */
  transact<R>(work: (tx: Tx) => Promise<R>): Promise<R>
}

export function createContext(
  services: Services,
  tenantId: string,
  actor: Actor,
  extra: { log?: Logger | (() => Logger); idempotency?: IdempotencyClaim } = {},
): Context {
  const { connection, clock } = services
  let log = extra.log ?? services.log
  return {
    ...services,
    // A logger with a request's id is made when something is logged: most requests log nothing.
    get log() {
      if (typeof log === 'function') log = log()
      return log
    },
    tenantId,
    actor,
    now: () => clock.now(),
    model: (definition) => modelOn(connection, definition),
    async transact(work) {
      const idempotency = extra.idempotency
      const result = await transact(
        { connection, tenantId, actor, clock, ...(idempotency && { idempotency }) },
        work,
      )
      services.kickOutbox()
      return result
    },
  }
}
