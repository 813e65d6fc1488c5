import { useEffect, useMemo, useState } from 'react'
import { useCountyQuery } from '@/platform/api/use-county'
import { getPlace, type Place } from '@/platform/device/place'
import { mapAreasOf } from '@/platform/map/draw'
import { contains } from '@/platform/map/view'

/**
 * Where the reported thing is: the phone's place first, then wherever the pin is put.
 * @param here whether the phone is asked where it is when the page opens
 * @param before where the pin was put last time
 */
export function useSpot(here = true, before?: Place) {
  const [place, setPlace] = useState(before)
  const [focus, setFocus] = useState(before)
  /** Whether the pin stands where a hand has put it. */
  const [byHand, setByHand] = useState(Boolean(before))
  /** Whether the phone is still being asked. */
  const [finding, setFinding] = useState(here && !before)
  const borders = useCountyQuery('areas.polygons', { level: 'grid' })
  const areas = useMemo(() => mapAreasOf(borders.data?.items ?? []), [borders.data])

  const find = async () => {
    setFinding(true)
    const found = await getPlace()
    setFinding(false)
    if (!found) return
    setByHand(false)
    setPlace(found)
    setFocus(found)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => {
    if (here && !before) find()
  }, [])

  const located = useCountyQuery('areas.locate', place ? rounded(place) : null)
  const grid = place && areas.find(({ rings }) => contains(rings, place))
  // Known without asking the server, at once under the finger; the server has the last word.
  const outside =
    Boolean(place && areas.length && !grid) ||
    (located.problem?.code === 'PLACE_OUTSIDE' && !located.loading && !grid)
  const names = located.data && grid && located.data.grid.id === grid.id ? located.data : undefined

  return {
    place,
    byHand,
    /** Puts the pin somewhere. `move`: the map goes there too. */
    put: (to: Place, move = false) => {
      setByHand(true)
      setPlace(to)
      if (move) setFocus(to)
    },
    focus,
    finding,
    find,
    areas,
    /** No map to be had: words where it is are asked for instead. */
    mapProblem: areas.length ? undefined : borders.problem,
    outside,
    /** Chinese: the community and the grid, as far as known. */
    name: names ? `${names.community.name} ${names.grid.name}` : grid?.name,
  }
}

export type Spot = ReturnType<typeof useSpot>

/** 1 m is enough, and the address stays short. */
const rounded = ({ lng, lat }: Place) => ({ lng: Number(lng.toFixed(5)), lat: Number(lat.toFixed(5)) })
