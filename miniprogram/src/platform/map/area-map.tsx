import { Image, type ITouchEvent, View } from '@tarojs/components'
import { useEffect, useMemo, useState } from 'react'
import type { Place } from '../device/place'
import { named, steered, tappable } from '../device/tappable'
import { rectOf, windowWidth } from '../device/window'
import { useElderMode } from '../ui/elder-mode'
import { Icon } from '../ui/icon'
import { palette, type Tone, toneColour } from '../ui/palette'
import './area-map.scss'
import { cluster } from './cluster'
import { drawAreas, type MapArea } from './draw'
import { useDrag } from './use-drag'
import { contains, fit, type MapView, pan, toPlace, toScreen } from './view'

export interface MapPin extends Place {
  id: string
  label: string
  tone?: Tone
}

interface AreaMapProps {
  areas: MapArea[]
  pins?: MapPin[]
  onPin?: (id: string) => void
  /** The pin the user sets: dragged, or moved to where the map is tapped. */
  pin?: Place
  /** Gets the new place and the area it lies in; undefined: outside of all. Without it nothing can be set. */
  onPick?: (place: Place, area: MapArea | undefined) => void
  /** In the middle at first, about 500 m around it: a new place moves the map. Default: all areas. */
  focus?: Place
  /** px; the width is the screen's minus `inset`. */
  height?: number
  /** px left and right of the map together: the screen's padding by default. */
  inset?: number
}

let lastId = 0

/** A map drawn from our own polygons: no tile service, the same picture in weapp and h5. */
export function AreaMap({ areas, pins = [], onPin, pin, onPick, focus, height = 260, inset }: AreaMapProps) {
  const [id] = useState(() => `ll-map-${++lastId}`)
  const elder = useElderMode()
  const width = windowWidth() - (inset ?? (elder ? 42 : 32))
  // The first view does not follow the pin: the map must stand still under the finger.
  // biome-ignore lint/correctness/useExhaustiveDependencies: pin is left out on purpose
  const home = useMemo(
    () => (focus ? fit([focus], width, height) : homeView(areas, pin, width, height)),
    [areas, focus, width, height],
  )
  const [moved, setMoved] = useState<MapView>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new focus takes the map there
  useEffect(() => setMoved(undefined), [focus])
  const view = moved ?? home
  const [held, setHeld] = useState<Place>()
  const place = held ?? pin
  const chosen = place && areaAt(areas, place)
  const picture = useMemo(() => drawAreas(areas, view, chosen?.id), [areas, view, chosen?.id])

  const pick = (at: Place) => onPick?.(at, areaAt(areas, at))
  const mapDrag = useDrag<MapView>({
    start: () => view,
    move: (from, dx, dy) => setMoved(pan(from, dx, dy)),
    tap: async (x, y) => {
      const { left, top } = await rectOf(id)
      pick(toPlace(view, { x: x - left, y: y - top }))
    },
  })
  const pinDrag = useDrag<{ x: number; y: number }>({
    start: () => toScreen(view, place as Place),
    move: ({ x, y }, dx, dy) => setHeld(toPlace(view, { x: x + dx, y: y + dy })),
    end: () => {
      if (held) pick(held)
      setHeld(undefined)
    },
  })

  const zoom = (factor: number) =>
    setMoved({ ...view, centre: place ?? view.centre, scale: view.scale * factor })
  const back = () => setMoved(focus && place ? fit([place], width, height) : undefined)
  const step = (dx: number, dy: number) => {
    if (!place) return
    const { x, y } = toScreen(view, place)
    pick(toPlace(view, { x: x + dx, y: y + dy }))
  }
  const target = elder ? 60 : 44
  const clusters = useMemo(() => cluster(pins, (one) => toScreen(view, one), target), [pins, view, target])
  const at = ({ x, y }: { x: number; y: number }) => ({ left: `${x}PX`, top: `${y}PX` })
  const shown = ({ x, y }: { x: number; y: number }) => x >= 0 && x <= width && y >= 0 && y <= height
  const closer = (point: { x: number; y: number }) =>
    setMoved({ ...view, centre: toPlace(view, point), scale: view.scale * 2.5 })

  return (
    <View
      id={id}
      className="ll-map"
      style={{ width: `${width}PX`, height: `${height}PX` }}
      {...named('group', '地图')}
    >
      <View className="ll-map__board" catchMove {...mapDrag}>
        <Image className="ll-map__picture" src={picture} mode="scaleToFill" />
      </View>
      {clusters.filter(shown).map((one) => {
        const [pin] = one.pins
        return one.pins.length > 1 ? (
          <View
            key={pin.id}
            className="ll-map__cluster"
            style={at(one)}
            {...tappable(() => closer(one), { label: `这里有 ${one.pins.length} 处，点一下放大` })}
          >
            <View className="ll-map__count">{one.pins.length}</View>
          </View>
        ) : (
          <View
            key={pin.id}
            className={`ll-map__pin pin-${pin.id}`}
            style={at(one)}
            {...tappable(() => onPin?.(pin.id), { label: pin.label })}
          >
            <Icon name="pin" scale={1.5} colour={toneColour[pin.tone ?? 'jade']} />
          </View>
        )
      })}
      {place && (
        <View
          className="ll-map__pin ll-map__pin--own"
          style={at(toScreen(view, place))}
          catchMove={Boolean(onPick)}
          {...(onPick ? { ...pinDrag, ...steered(step) } : {})}
        >
          <Icon name="pin" scale={2} colour={palette.red} />
        </View>
      )}
      <View className="ll-map__tools">
        <Tool icon="plus" label="放大" onTap={() => zoom(1.6)} />
        <Tool icon="minus" label="缩小" onTap={() => zoom(1 / 1.6)} />
        <Tool icon="locate" label={focus ? '回到图钉' : '看全图'} onTap={back} />
      </View>
    </View>
  )
}

function Tool({
  icon,
  label,
  onTap,
}: {
  icon: 'plus' | 'minus' | 'locate'
  label: string
  onTap: () => void
}) {
  return (
    <View
      className={`ll-map__tool map-${icon}`}
      {...tappable(onTap as (event: ITouchEvent) => void, { label })}
    >
      <Icon name={icon} />
    </View>
  )
}

const areaAt = (areas: MapArea[], place: Place) => areas.find((area) => contains(area.rings, place))

function homeView(areas: MapArea[], pin: Place | undefined, width: number, height: number): MapView {
  const corners = areas.flatMap(({ rings }) => rings[0].map(([lng, lat]) => ({ lng, lat })))
  const places = corners.length ? corners : [pin ?? { lng: 0, lat: 0 }]
  return fit(places, width, height)
}
