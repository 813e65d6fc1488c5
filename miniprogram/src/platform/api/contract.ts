import type { contract } from '@linli/shared/contract'
import type { InputOf, OutputOf } from '@linli/shared/platform/endpoint'

/** Types only: the schemas (zod) stay on the server. */
type Contract = typeof contract

/** Name of an endpoint: 'cases.report'. */
export type Name = keyof Contract
export type Input<N extends Name> = InputOf<Contract[N]>
export type Output<N extends Name> = OutputOf<Contract[N]>

/** Names of endpoints that answer one page of a list. */
export type ListName = {
  [N in Name]: Output<N> extends { items: unknown[]; next: string | null } ? N : never
}[Name]
export type Item<N extends ListName> = Output<N> extends { items: (infer T)[] } ? T : never
