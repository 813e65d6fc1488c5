import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useMemo, useState } from 'react'
import { useCountyQuery } from '@/platform/api/use-county'
import { AreaMap } from '@/platform/map/area-map'
import type { MapArea } from '@/platform/map/draw'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Failed } from '@/platform/ui/failed'
import { Skeleton } from '@/platform/ui/skeleton'
import { StatusTag } from '@/platform/ui/status-tag'
import { stageTag } from '../../say-now'

const height = 420

/** Public cases of the last 90 days as pins; a tap on one says what it is and leads to it. */
export function PublicMap() {
  const borders = useCountyQuery('areas.polygons', { level: 'community' })
  const areas = useMemo<MapArea[]>(
    () =>
      (borders.data?.items ?? []).map(({ id, name, polygon }) => ({
        id,
        name,
        rings: polygon.coordinates as MapArea['rings'],
      })),
    [borders.data],
  )
  const query = useCountyQuery('cases.publicMap', areas.length ? boxOf(areas) : null)
  const [chosen, setChosen] = useState<string>()
  const problem = borders.problem ?? query.problem
  if (problem && !query.answered)
    return <Failed problem={problem} onRetry={borders.answered ? query.reload : borders.reload} />
  if (!borders.answered || !query.answered) return <Skeleton cards={1} />
  const items = query.data?.items ?? []
  const one = items.find(({ id }) => id === chosen)
  return (
    <>
      <AreaMap
        areas={areas}
        height={height}
        pins={items.map(({ id, lng, lat, title, stage }) => ({
          id,
          lng,
          lat,
          label: `${title}，${stageTag(stage).text}`,
          tone: stageTag(stage).tone,
        }))}
        onPin={setChosen}
      />
      <View className="public-map__words">
        {items.length === 0 ? '最近 90 天没有公开的事项。' : `最近 90 天公开的事项 ${items.length} 件。`}
        {query.data?.more && '还有更多，没有全部画出。'}点图钉看是什么事。
      </View>
      {one && (
        <Card title={one.title} className="public-map__chosen" extra={<StatusTag {...stageTag(one.stage)} />}>
          <Button
            block
            kind="plain"
            className="open-public"
            onTap={() => Taro.navigateTo({ url: `/cases/pages/public-case/index?id=${one.id}` })}
          >
            看详情
          </Button>
        </Card>
      )}
    </>
  )
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
