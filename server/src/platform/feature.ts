import type { Endpoint, OutputOf, ParsedOf } from '@linli/shared/platform/endpoint'
import type { Context as Koa } from 'koa'
import type { z } from 'zod'
import type { Context, Services } from './context'
import type { StoredEvent } from './store/events'
import type { ModelDefinition } from './store/model'

/** An endpoint bound to the command or query that answers it. */
export interface Route {
  endpoint: Endpoint
  handle(context: Context, input: never, koa: Koa): Promise<unknown>
}

/** Binds a JSON endpoint: the handler gets parsed input and its answer is checked against the contract. */
export function route<I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  handle: (
    context: Context,
    input: ParsedOf<Endpoint<I, O>>,
    koa: Koa,
  ) => Promise<z.input<O> | OutputOf<Endpoint<I, O>>>,
): Route {
  return { endpoint: endpoint as unknown as Endpoint, handle: handle as Route['handle'] }
}

/**
 * What a feature does when something happened elsewhere. Runs at least once per event until it succeeds; with
 * `context.transact` its effect happens exactly once (the platform writes the mark in the same transaction).
 */
export interface Reaction {
  /** Stable: `feature.verb`. Changing it makes old events count as unseen. */
  name: string
  on: readonly string[]
  react(context: Context, event: StoredEvent): Promise<void>
}

/** Work done again and again by any one of the processes. */
export interface Job {
  name: string
  /** `30 seconds`, `5 minutes`, or a cron expression in the tenant's zone. */
  every: string
  run(services: Services): Promise<void>
}

/** A feature's only door for the platform. */
export interface Feature {
  name: string
  models: readonly ModelDefinition<never>[]
  routes?: readonly Route[]
  reactions?: readonly Reaction[]
  jobs?: readonly Job[]
}
