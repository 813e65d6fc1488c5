import { View } from '@tarojs/components'
import { AreaMap } from '@/platform/map/area-map'
import { Card } from '@/platform/ui/card'
import { useElderMode } from '@/platform/ui/elder-mode'
import type { CaseView } from '../case'
import { useBorders } from '../use-borders'
import './place-card.scss'

/** px: screen and card left and right of the map together; the height holds its three buttons. */
const sizes = { normal: { inset: 64, height: 200 }, elder: { inset: 84, height: 260 } }

/** Where it is: in words, and as a pin among the grids of the community. */
export function PlaceCard({ place }: { place: CaseView['place'] }) {
  const elder = useElderMode()
  const areas = useBorders(place.communityId)
  const { lng, lat } = place
  return (
    <Card title="地点" className="place-card">
      {place.address && <View>{place.address}</View>}
      <View>
        {place.townName} · {place.communityName} · {place.gridName}
      </View>
      {areas && areas.length > 0 && (
        <View className="place-card__map">
          <AreaMap areas={areas} pin={{ lng, lat }} {...(elder ? sizes.elder : sizes.normal)} />
        </View>
      )}
    </Card>
  )
}
