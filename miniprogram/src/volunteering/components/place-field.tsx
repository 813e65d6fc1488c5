import { View } from '@tarojs/components'
import { useMemo, useState } from 'react'
import { useCountyQuery } from '@/platform/api/use-county'
import { getPlace, type Place } from '@/platform/device/place'
import { AreaMap } from '@/platform/map/area-map'
import { mapAreasOf } from '@/platform/map/draw'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { useElderMode } from '@/platform/ui/elder-mode'
import { Field } from '@/platform/ui/field'

interface PlaceFieldProps {
  place?: Place
  onPlace: (place: Place) => void
  address: string
  onAddress: (address: string) => void
  hint?: string
}

/** Where it is to be: a pin on the map, and words for what a map can't say. */
export function PlaceField({ place, onPlace, address, onAddress, hint }: PlaceFieldProps) {
  const elder = useElderMode()
  const borders = useCountyQuery('areas.polygons', { level: 'community' })
  const areas = useMemo(() => mapAreasOf(borders.data?.items ?? []), [borders.data])
  const [focus, setFocus] = useState<Place>()
  const [finding, setFinding] = useState(false)
  const find = async () => {
    setFinding(true)
    const found = await getPlace()
    setFinding(false)
    if (!found) return
    onPlace(found)
    setFocus(found)
  }
  return (
    <Card title="在哪里">
      <View className="soft">
        {place ? '图钉就是地点，可以再点地图移动。' : '请用现在的位置，或在地图上点一下。'}
      </View>
      {areas.length > 0 && (
        <AreaMap
          areas={areas}
          pin={place}
          focus={focus}
          onPick={onPlace}
          height={200}
          // Card padding on both sides is inside the screen's padding.
          inset={elder ? 84 : 64}
        />
      )}
      <Button kind="plain" className="find-place" busy={finding} onTap={find}>
        用我的位置
      </Button>
      <Field
        name="address"
        label="地址"
        required
        hint={hint}
        placeholder="例如：东河公园南门"
        maxLength={100}
        value={address}
        onChange={onAddress}
      />
    </Card>
  )
}
