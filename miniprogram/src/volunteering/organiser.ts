import { useMe } from '@/platform/api/session'

const ROLES: readonly string[] = ['council', 'gridWorker', 'administrator']

/** The areas a person may organise for; empty for most people. */
export function useOrganised(): { areaId: string; areaName: string }[] {
  const grants = useMe()?.grants ?? []
  const areas = grants.filter(({ role }) => ROLES.includes(role))
  return [...new Map(areas.map(({ areaId, areaName }) => [areaId, { areaId, areaName }])).values()]
}
