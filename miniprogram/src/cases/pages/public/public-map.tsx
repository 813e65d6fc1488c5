import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useMemo, useState } from 'react'
import type { Output } from '@/platform/api/contract'
import { useCountyQuery } from '@/platform/api/use-county'
import { AreaMap, type MapPin } from '@/platform/map/area-map'
import { type MapArea, mapAreasOf } from '@/platform/map/draw'
import { Card } from '@/platform/ui/card'
import { Failed } from '@/platform/ui/failed'
import { Skeleton } from '@/platform/ui/skeleton'
import { StatusTag } from '@/platform/ui/status-tag'
import { stageTag } from '../../say-now'

const height = 420

/** Public cases of the last 90 days as pins; a tap on one says what it is and leads to it. */
export function PublicMap() {
  const borders = useCountyQuery('areas.polygons', { level: 'community' })
  const areas = useMemo(() => mapAreasOf(borders.data?.items ?? []), [borders.data])
  const query = useCountyQuery('cases.publicMap', areas.length ? boxOf(areas) : null)
  const [chosen, setChosen] = useState<string>()
  const spots = useMemo(() => groupBySpot(query.data?.items ?? []), [query.data])
  const pins = useMemo(() => spots.map(pinOf), [spots])
  const problem = borders.problem ?? query.problem
  if (problem && !query.answered)
    return <Failed problem={problem} onRetry={borders.answered ? query.reload : borders.reload} />
  if (!borders.answered || !query.answered) return <Skeleton cards={1} />
  const items = query.data?.items ?? []
  const here = spots.find(({ id }) => id === chosen)?.items ?? []
  return (
    <>
      <AreaMap areas={areas} height={height} pins={pins} onPin={setChosen} />
      <View className="public-map__words" style={{ marginTop: 8 }}>
        {items.length === 0
          ? '最近 90 天没有公开的事项。'
          : `最近 90 天公开的事项 ${items.length} 件。点数字放大，点图钉看是什么事。`}
        {query.data?.more && '还有更多，没有全部画出。'}
      </View>
      {here.map(({ id, title, stage }) => (
        <Card
          key={id}
          title={title}
          className={`on-map-${id}`}
          extra={<StatusTag {...stageTag(stage)} />}
          label={`${title}，${stageTag(stage).text}`}
          onTap={() => Taro.navigateTo({ url: `/cases/pages/public-case/index?id=${id}` })}
        />
      ))}
    </>
  )
}

type Point = Output<'cases.publicMap'>['items'][number]
interface Spot {
  id: string
  items: Point[]
}

/** Public places are rounded, so what lies close together lies on one spot: one pin for all of it. */
function groupBySpot(items: Point[]): Spot[] {
  const spots = new Map<string, Point[]>()
  for (const item of items) {
    const spot = `${item.lng},${item.lat}`
    spots.set(spot, [...(spots.get(spot) ?? []), item])
  }
  return [...spots.values()].map((here) => ({ id: (here[0] as Point).id, items: here }))
}

function pinOf({ id, items }: Spot): MapPin {
  const { lng, lat, title, stage } = items[0] as Point
  const tag = stageTag(stage)
  const label = items.length > 1 ? `${items.length} 件事` : `${title}，${tag.text}`
  return { id, lng, lat, label, tone: items.length > 1 ? 'blue' : tag.tone }
}

/** The box around all areas, degrees. */
function boxOf(areas: MapArea[]) {
  const corners = areas.flatMap(({ rings }) => rings[0] ?? [])
  const lngs = corners.map(([lng]) => lng as number)
  const lats = corners.map(([, lat]) => lat as number)
  return {
    west: Math.min(...lngs),
    south: Math.min(...lats),
    east: Math.max(...lngs),
    north: Math.max(...lats),
  }
}
