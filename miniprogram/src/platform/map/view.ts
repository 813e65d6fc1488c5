import type { Place } from '../device/place'

/** A ring of [lng, lat] pairs, as in GeoJSON. */
export type Ring = readonly (readonly [number, number] | number[])[]

/** The part of the earth on show. Distances on the screen are px. */
export interface MapView {
  /** In the middle of the picture. */
  centre: Place
  /** px per degree of latitude. */
  scale: number
  width: number
  height: number
}

/** A degree of longitude is shorter than one of latitude by this factor; one county is small enough for one factor. */
const narrowing = (lat: number) => Math.cos((lat * Math.PI) / 180)

/** Where a place lies in the picture, px from its left top corner. */
export function toScreen(view: MapView, { lng, lat }: Place): { x: number; y: number } {
  return {
    x: view.width / 2 + (lng - view.centre.lng) * narrowing(view.centre.lat) * view.scale,
    y: view.height / 2 - (lat - view.centre.lat) * view.scale,
  }
}

/** Which place lies at a point of the picture. */
export function toPlace(view: MapView, { x, y }: { x: number; y: number }): Place {
  return {
    lng: view.centre.lng + (x - view.width / 2) / narrowing(view.centre.lat) / view.scale,
    lat: view.centre.lat - (y - view.height / 2) / view.scale,
  }
}

/** Moves the picture by px, as a finger drags it. */
export function pan(view: MapView, dx: number, dy: number): MapView {
  return { ...view, centre: toPlace(view, { x: view.width / 2 - dx, y: view.height / 2 - dy }) }
}

/** The view that shows all these places with a margin that a pin at the edge fits in; about 500 m when there is only one. */
export function fit(places: Place[], width: number, height: number): MapView {
  const lngs = places.map(({ lng }) => lng)
  const lats = places.map(({ lat }) => lat)
  const [west, east, south, north] = [
    Math.min(...lngs),
    Math.max(...lngs),
    Math.min(...lats),
    Math.max(...lats),
  ]
  const centre = { lng: (west + east) / 2, lat: (south + north) / 2 }
  const least = 0.005
  const scale = Math.min(
    width / Math.max((east - west) * narrowing(centre.lat), least),
    height / Math.max(north - south, least),
  )
  return { centre, scale: scale * 0.8, width, height }
}

/** Whether a place lies in a polygon (outer ring, then holes), by the even-odd rule. */
export function contains(rings: readonly Ring[], { lng, lat }: Place): boolean {
  let inside = false
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [xi, yi] = ring[i]
      const [xj, yj] = ring[j]
      if (yi > lat !== yj > lat && lng < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) inside = !inside
    }
  }
  return inside
}
