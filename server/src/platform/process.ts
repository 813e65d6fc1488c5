import type { Clock } from './clock'
import { systemClock } from './clock'
import type { Config } from './config'
import type { Services } from './context'
import type { Feature } from './feature'
import { createFiles } from './files'
import type { Authenticator } from './http/bind'
import { type HttpServer, startHttp } from './http/server'
import { closeSse } from './http/sse'
import { type JobRunner, startJobs } from './jobs/runner'
import type { Logger } from './log'
import { createLog } from './log'
import { createMetrics } from './metrics'
import { connectStore } from './store/connect'
import { eventModel, outboxModel } from './store/events'
import { idempotencyModel } from './store/idempotency'
import { type ModelDefinition, modelOn, prepareModels } from './store/model'
import { createOutboxRelay, type OutboxRelay } from './store/outbox'
import { createWechat } from './wechat'
import { accessTokenModel } from './wechat/access-token'
import { createWechatPay } from './wechat/pay'

export interface ServerProcess {
  readonly port: number
  readonly services: Services
  readonly outbox: OutboxRelay
  readonly jobs: JobRunner
  /** Stops taking requests, finishes those under way, reactions and jobs, then closes the store. */
  stop(): Promise<void>
}

export interface ProcessOptions {
  config: Config
  features: readonly Feature[]
  authenticator: (services: Services) => Authenticator
  clock?: Clock
  log?: Logger
}

const platformModels = [
  eventModel,
  outboxModel,
  idempotencyModel,
  accessTokenModel,
] as unknown as readonly ModelDefinition<never>[]

/** Brings up one server process: store, outbox, jobs, HTTP. Any number of them may share a database. */
export async function startProcess(options: ProcessOptions): Promise<ServerProcess> {
  const { config, features } = options
  const log = options.log ?? createLog(config.LOG_LEVEL)
  const store = await connectStore(config.MONGODB_URI, log)
  const { connection } = store
  await prepareModels(connection, [...platformModels, ...features.flatMap((feature) => feature.models)])

  let outbox: OutboxRelay | undefined
  const metrics = createMetrics()
  const clock = options.clock ?? systemClock
  const services: Services = {
    config,
    connection,
    clock,
    log,
    metrics,
    files: createFiles(config),
    wechat: createWechat(config, connection, clock, log),
    pay: createWechatPay(config, clock),
    personalData: new Map(
      features.flatMap(({ name, personalData }) => (personalData ? [[name, personalData] as const] : [])),
    ),
    kickOutbox: () => outbox?.kick(),
  }
  const reactions = features.flatMap((feature) => feature.reactions ?? [])
  const relay = createOutboxRelay(() => services, reactions)
  if (config.RUN_JOBS) outbox = relay
  const jobs = await startJobs(
    services,
    features.flatMap((feature) => feature.jobs ?? []),
    config.RUN_JOBS,
  )
  const detach = await Promise.all(features.flatMap((feature) => feature.attach?.(services) ?? []))
  outbox?.kick()

  const authenticator = options.authenticator(services)
  let stopping = false
  const http: HttpServer = await startHttp({
    routes: features.flatMap((feature) => feature.routes ?? []),
    services: () => services,
    authenticator: () => authenticator,
    metrics,
    async ready() {
      if (stopping) return false
      const count = await modelOn(connection, outboxModel)
        .estimatedDocumentCount()
        .catch(() => null)
      if (count !== null) metrics.outbox.set(count)
      return count !== null
    },
  })
  log.info({ port: http.port, mode: config.LINLI_MODE }, 'listening')

  return {
    port: http.port,
    services,
    outbox: relay,
    jobs,
    async stop() {
      stopping = true
      closeSse()
      await http.stop()
      await jobs.stop()
      await relay.stop()
      await Promise.all(detach.map((end) => end()))
      await store.close()
    },
  }
}
