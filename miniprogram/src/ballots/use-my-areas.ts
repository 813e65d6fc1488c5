import type { Role } from '@linli/shared/identity/roles'
import type { Output } from '@/platform/api/contract'
import { useMe } from '@/platform/api/session'
import { useQuery } from '@/platform/api/use-query'

export interface MyArea {
  id: string
  name: string
}

type Area = Output<'areas.tree'>['items'][number]

/** Who runs ballots. */
const RUNNERS: readonly Role[] = ['council', 'administrator']

/** Areas in which the user holds one of these roles, and all in them down to communities; those one may run ballots for when none is named. */
export function useMyAreas(roles: readonly Role[] = RUNNERS): { areas: MyArea[]; answered: boolean } {
  const me = useMe()
  const { data } = useQuery('areas.tree', me ? { tenant: me.tenant } : null)
  const grants = (me?.grants ?? []).filter(({ role }) => roles.includes(role))
  const held = new Set(grants.map(({ areaId }) => areaId))
  const mine = (data?.items ?? []).filter((area) => area.level !== 'grid' && isWithin(area, held))
  return { areas: mine.map(({ id, name }) => ({ id, name })), answered: data !== undefined }
}

const isWithin = ({ path }: Area, held: ReadonlySet<string>): boolean =>
  path.split('/').some((id) => held.has(id))
