import type { Endpoint, OutputOf, ParsedOf } from '@linli/shared/platform/endpoint'
import type { Context as Koa } from 'koa'
import type { z } from 'zod'
import type { Context, Services } from './context'
import type { StoredEvent } from './store/events'
import type { ModelDefinition } from './store/model'
import type { Tx } from './store/transact'

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

/** What a feature holds about a person, and how it lets go of it (DOMAIN §6). */
export interface PersonalData {
  /** Everything about the account, machine-readable; no other person's data. */
  collect(context: Context, accountId: string): Promise<unknown>
  /** Removes or blanks what names the person, inside the transaction that deletes the account. */
  erase(tx: Tx, accountId: string): Promise<void>
  /** Why the account can't go yet (work in hand), as a sentence; null when it can. */
  blocks?(context: Context, accountId: string): Promise<string | null>
}

/** A feature's only door for the platform. */
export interface Feature {
  name: string
  models: readonly ModelDefinition<never>[]
  routes?: readonly Route[]
  reactions?: readonly Reaction[]
  jobs?: readonly Job[]
  personalData?: PersonalData
  /** Starts what lives as long as the process (a change stream); returns its stop. */
  attach?(services: Services): Promise<() => Promise<void>>
}

/** Lists models of different documents together. */
export const models = (...definitions: ModelDefinition<never>[]): readonly ModelDefinition<never>[] =>
  definitions
