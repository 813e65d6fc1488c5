import { roughly } from '@linli/shared/platform/ground'
import type { Area } from '../areas'
import { areaIdsOf } from './derive'
import type { CaseDoc, CasePlace } from './model'

interface Located {
  county: Area
  town: Area
  community: Area
  grid: Area
}

/** What a case keeps of a place and the areas around it. */
export function placeIn(
  at: Pick<CasePlace, 'lng' | 'lat' | 'address'>,
  { county, town, community, grid }: Located,
): CasePlace {
  return {
    lng: at.lng,
    lat: at.lat,
    address: at.address,
    countyId: county._id,
    townId: town._id,
    townName: town.name,
    townPath: town.path,
    communityId: community._id,
    communityName: community.name,
    communityPath: community.path,
    gridId: grid._id,
    gridName: grid.name,
    gridPath: grid.path,
  }
}

/** Moves a case: it leaves the lists of the areas where it is not any more. */
export function moveTo(one: CaseDoc, at: Pick<CasePlace, 'lng' | 'lat' | 'address'>, areas: Located): void {
  const left = areaIdsOf(one)
  one.place = placeIn(at, areas)
  one.roughLng = roughly(at.lng)
  one.roughLat = roughly(at.lat)
  one.point = { type: 'Point', coordinates: [at.lng, at.lat] }
  one.scopes = one.scopes.filter((scope) => !left.includes(scope))
}
