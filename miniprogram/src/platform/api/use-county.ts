import type { Input, Item, ListName, Name, Output } from './contract'
import { tenant } from './session'
import { type PageList, usePage } from './use-page'
import { type Query, useQuery } from './use-query'

/** Names of public endpoints: they are told the county, because nobody need be signed in. */
type PublicName = { [N in Name]: Input<N> extends { tenant: string } ? N : never }[Name]

/** Adds the county of this phone. */
const inCounty = async (input: object): Promise<never> => ({ ...input, tenant: await tenant() }) as never

/** useQuery for a public endpoint of the own county. */
export const useCountyQuery = <N extends PublicName>(
  name: N,
  input: Omit<Input<N>, 'tenant'> | null,
): Query<Output<N>> => useQuery(name, input as Input<N> | null, inCounty)

/** usePage for a public endpoint of the own county. */
export const useCountyPage = <N extends PublicName & ListName>(
  name: N,
  input: Omit<Input<N>, 'tenant'> | null,
): PageList<Item<N>> => usePage(name, input as Input<N> | null, inCounty)
