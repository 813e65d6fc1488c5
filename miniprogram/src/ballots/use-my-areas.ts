import type { Output } from '@/platform/api/contract'
import { useMe } from '@/platform/api/session'
import { useQuery } from '@/platform/api/use-query'

export interface MyArea {
  id: string
  name: string
}

type Area = Output<'areas.tree'>['items'][number]

/** Areas for which the user may run ballots: those of his council and administrator roles, and all in them down to communities. */
export function useMyAreas(): { areas: MyArea[]; answered: boolean } {
  const me = useMe()
  const { data } = useQuery('areas.tree', me ? { tenant: me.tenant } : null)
  const grants = (me?.grants ?? []).filter(({ role }) => role === 'council' || role === 'administrator')
  const held = new Set(grants.map(({ areaId }) => areaId))
  const mine = (data?.items ?? []).filter((area) => area.level !== 'grid' && isWithin(area, held))
  return { areas: mine.map(({ id, name }) => ({ id, name })), answered: data !== undefined }
}

const isWithin = ({ path }: Area, held: ReadonlySet<string>): boolean =>
  path.split('/').some((id) => held.has(id))
