import { useEffect, useState } from 'react'
import { call } from '@/platform/api/client'
import type { Output } from '@/platform/api/contract'
import { useMe } from '@/platform/api/session'
import { type MapArea, mapAreasOf } from '@/platform/map/draw'

type Borders = Output<'areas.polygons'>['items']

/** Borders change once in years: read once per start of the app, not with every case in the street. */
const known = new Map<string, Promise<Borders>>()

function bordersOf(tenant: string): Promise<Borders> {
  const asked =
    known.get(tenant) ?? call('areas.polygons', { tenant, level: 'grid' }).then(({ items }) => items)
  known.set(tenant, asked)
  asked.catch(() => known.delete(tenant))
  return asked
}

/** The grids of a community, for the map; undefined until they are read, or without a connection. */
export function useBorders(communityId: string): MapArea[] | undefined {
  const tenant = useMe()?.tenant
  const [borders, setBorders] = useState<Borders>()
  useEffect(() => {
    let shown = true
    if (tenant)
      bordersOf(tenant).then(
        (items) => shown && setBorders(items),
        () => undefined,
      )
    return () => {
      shown = false
    }
  }, [tenant])
  return borders && mapAreasOf(borders.filter(({ parentId }) => parentId === communityId))
}
