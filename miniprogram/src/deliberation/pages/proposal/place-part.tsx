import { View } from '@tarojs/components'
import { useMemo } from 'react'
import type { Output } from '@/platform/api/contract'
import { useCountyQuery } from '@/platform/api/use-county'
import { AreaMap } from '@/platform/map/area-map'
import { mapAreasOf } from '@/platform/map/draw'
import { Card } from '@/platform/ui/card'
import { useElderMode } from '@/platform/ui/elder-mode'

type Proposed = Output<'deliberation.proposal'>

/** Where a proposal is about: for neighbours within about 100 m. */
export function PlacePart({ place, mine }: { place: NonNullable<Proposed['place']>; mine: boolean }) {
  const elder = useElderMode()
  const borders = useCountyQuery('areas.polygons', { level: 'community' })
  const areas = useMemo(() => mapAreasOf(borders.data?.items ?? []), [borders.data])
  const focus = useMemo(() => ({ lng: place.lng, lat: place.lat }), [place.lng, place.lat])
  if (areas.length === 0) return null
  const said = place.address || '大致位置'
  return (
    <Card title="在哪里" className="proposal-at">
      <AreaMap
        areas={areas}
        pins={[{ id: 'here', ...focus, label: said }]}
        focus={focus}
        height={elder ? 240 : 180}
        // Card padding on both sides is inside the screen's padding.
        inset={elder ? 84 : 64}
      />
      <View className="soft">
        {said}
        {mine && '。别人只看到大致位置'}
      </View>
    </Card>
  )
}
