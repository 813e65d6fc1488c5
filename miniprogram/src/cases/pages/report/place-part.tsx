import { View } from '@tarojs/components'
import { useState } from 'react'
import { AreaMap } from '@/platform/map/area-map'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { useElderMode } from '@/platform/ui/elder-mode'
import { Field } from '@/platform/ui/field'
import { GridSheet } from './grid-sheet'
import type { Spot } from './use-spot'

interface PlacePartProps {
  spot: Spot
  address: string
  onAddress: (address: string) => void
}

/** Where it is: a map with the pin, the grid's name, and words for what a map can't say. */
export function PlacePart({ spot, address, onAddress }: PlacePartProps) {
  const [choosing, setChoosing] = useState(false)
  const elder = useElderMode()
  // Card padding on both sides is inside the screen's padding.
  const inset = elder ? 84 : 64
  return (
    <Card title="在哪里">
      <View className={`spot ${spot.outside ? 'spot--outside' : ''}`} {...{ 'aria-live': 'polite' }}>
        {sayPlace(spot)}
      </View>
      {spot.areas.length > 0 && (
        <AreaMap
          areas={spot.areas}
          pin={spot.place}
          focus={spot.focus}
          onPick={(place) => spot.put(place)}
          height={elder ? 260 : 200}
          inset={inset}
        />
      )}
      <View className="spot__ways">
        <Button kind="plain" className="find-place" busy={spot.finding} onTap={spot.find}>
          用我的位置
        </Button>
        <Button kind="text" className="choose-grid" onTap={() => setChoosing(true)}>
          按网格选
        </Button>
      </View>
      <Field
        name="address"
        label="具体位置"
        placeholder="例如：3 号楼东门口"
        value={address}
        onChange={onAddress}
      />
      <GridSheet
        open={choosing}
        onClose={() => setChoosing(false)}
        onChoose={(place) => {
          spot.put(place, true)
          setChoosing(false)
        }}
      />
    </Card>
  )
}

function sayPlace({ place, finding, outside, name, mapProblem }: Spot): string {
  if (outside) return '这个位置不在本县范围内，请把图钉移到县内。'
  if (place) return name ?? (mapProblem ? '已取得您的位置。' : '正在确认属于哪个网格…')
  if (finding) return '正在取得您的位置…'
  return '没有取得位置：请在地图上点一下，或按网格选。'
}
