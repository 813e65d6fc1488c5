/** A place in degrees, WGS 84 order as in GeoJSON: longitude, latitude. */
export type Place = readonly [longitude: number, latitude: number]

/** Mean radius of the earth in metres (IUGG). */
const EARTH_RADIUS_M = 6_371_008.8

/** @returns metres between two places on the sphere (haversine). */
export function distanceMetres([lonA, latA]: Place, [lonB, latB]: Place): number {
  const rad = Math.PI / 180
  const h =
    Math.sin(((latB - latA) * rad) / 2) ** 2 +
    Math.cos(latA * rad) * Math.cos(latB * rad) * Math.sin(((lonB - lonA) * rad) / 2) ** 2
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** A longitude or latitude to about 100 m: what the public may know of a place (DOMAIN §6). */
export const roughly = (degrees: number): number => Math.round(degrees * 1_000) / 1_000
