import { View } from '@tarojs/components'
import { useMemo } from 'react'
import { AreaMap } from '@/platform/map/area-map'
import { Card } from '@/platform/ui/card'
import { useElderMode } from '@/platform/ui/elder-mode'
import type { CaseView } from '../case'
import { useBorders } from '../use-borders'

/** px of screen and card left and right of the map, normal and in elder mode. */
const inset = { normal: 64, elder: 84 }

/** Where it is: in words, and as a pin among the grids of the community. */
export function PlaceCard({ place }: { place: CaseView['place'] }) {
  const elder = useElderMode()
  const areas = useBorders(place.communityId)
  const { lng, lat } = place
  // The map moves when it gets another focus: it must be the same one as long as the place is.
  const pin = useMemo(() => ({ lng, lat }), [lng, lat])
  return (
    <Card title="地点" className="place-card">
      {place.address && <View>{place.address}</View>}
      <View>
        {place.townName} · {place.communityName} · {place.gridName}
      </View>
      {areas && areas.length > 0 && (
        <AreaMap
          areas={areas}
          pin={pin}
          focus={pin}
          height={200}
          inset={elder ? inset.elder : inset.normal}
        />
      )}
    </Card>
  )
}
