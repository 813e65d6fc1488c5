import { View } from '@tarojs/components'
import { useCountyQuery } from '@/platform/api/use-county'
import type { Place } from '@/platform/device/place'
import { Row } from '@/platform/ui/card'
import { Sheet } from '@/platform/ui/sheet'

interface GridSheetProps {
  open: boolean
  onClose: () => void
  /** Gets the middle of the grid. */
  onChoose: (place: Place) => void
}

/** The grids by name, for whom a map is no help. */
export function GridSheet({ open, onClose, onChoose }: GridSheetProps) {
  const query = useCountyQuery('areas.tree', open ? {} : null)
  const areas = query.data?.items ?? []
  return (
    <Sheet title="在哪个网格" open={open} onClose={onClose}>
      {!query.answered && <View>{query.problem?.detail ?? '正在读取…'}</View>}
      {areas
        .filter(({ level }) => level === 'community')
        .map((community) => (
          <View key={community.id}>
            <View className="report__group">{community.name}</View>
            {areas
              .filter(({ level, parentId }) => level === 'grid' && parentId === community.id)
              .map(({ id, name, center }) => (
                <Row key={id} className={`grid-${id}`} title={name} onTap={() => onChoose(center)} />
              ))}
          </View>
        ))}
    </Sheet>
  )
}
