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
import { toast } from '@/platform/ui/tell'

interface PlaceCardProps {
  place: Place | undefined
  address: string
  onPlace: (place: Place | undefined) => void
  onAddress: (address: string) => void
}

/** Where a proposal is about; may be left out. Others see it rounded to about 100 m. */
export function PlaceCard({ place, address, onPlace, onAddress }: PlaceCardProps) {
  const [finding, setFinding] = useState(false)
  const elder = useElderMode()
  const borders = useCountyQuery('areas.polygons', { level: 'community' })
  const areas = useMemo(() => mapAreasOf(borders.data?.items ?? []), [borders.data])
  const [focus, setFocus] = useState<Place>()
  const find = async () => {
    setFinding(true)
    const found = await getPlace()
    setFinding(false)
    if (!found) return toast('没有取得位置，请打开定位后再试')
    onPlace(found)
    setFocus(found)
  }
  return (
    <Card title="在哪里（可不填）" className="proposal-place">
      {place ? (
        <>
          <AreaMap
            areas={areas}
            pin={place}
            focus={focus}
            onPick={onPlace}
            height={elder ? 260 : 200}
            // Card padding on both sides is inside the screen's padding.
            inset={elder ? 84 : 64}
          />
          <View className="soft">拖动图钉可以调整；别人只看到大致位置。</View>
          <Field
            name="address"
            label="具体位置"
            placeholder="例如：北门空地"
            maxLength={200}
            value={address}
            onChange={onAddress}
          />
          <Button kind="text" className="drop-place" onTap={() => onPlace(undefined)}>
            不附位置
          </Button>
        </>
      ) : (
        <Button kind="plain" className="find-place" busy={finding} onTap={find}>
          附上我现在的位置
        </Button>
      )}
    </Card>
  )
}
