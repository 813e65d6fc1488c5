import { View } from '@tarojs/components'
import { useState } from 'react'
import { useQuery } from '@/platform/api/use-query'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Empty } from '@/platform/ui/empty'
import { Screen } from '@/platform/ui/screen'
import { StatusTag } from '@/platform/ui/status-tag'
import { go } from '../../ballot'
import '../../components/parts.scss'
import { sayRoll, sayWeight } from '../../say'
import { useMyAreas } from '../../use-my-areas'
import { NewRollSheet } from './new-roll-sheet'

/** 名册: whose votes count, area by area. */
export default function RollsPage() {
  const query = useQuery('ballots.rolls', {})
  const { areas } = useMyAreas()
  const [making, setMaking] = useState(false)
  const mine = new Set(areas.map(({ id }) => id))
  const items = (query.data?.items ?? []).filter(({ areaId }) => mine.has(areaId))
  return (
    <Screen
      of={query}
      className="rolls"
      footer={
        <Button block className="new-roll" onTap={() => setMaking(true)}>
          建立名册
        </Button>
      }
    >
      {items.length === 0 && (
        <Empty icon="document" text="还没有名册。建立后导入 Excel，再请居民认领各自的房屋。" />
      )}
      {items.map(({ id, name, kind, areaName, rows, due, frozen }) => (
        <Card
          key={id}
          className={`roll-${id}`}
          label={name}
          title={name}
          extra={frozen ? <StatusTag text="已冻结" icon="clock" tone="amber" /> : undefined}
          onTap={() => go('roll', { id })}
        >
          <View className="soft">
            {areaName} · {sayRoll(kind)}
          </View>
          <View>{rows === 0 ? '还没有导入' : `${rows} 行，${sayWeight(due)}`}</View>
        </Card>
      ))}
      {making && (
        <NewRollSheet
          areas={areas}
          onClose={() => setMaking(false)}
          onDone={(id) => {
            setMaking(false)
            go('roll', { id })
          }}
        />
      )}
    </Screen>
  )
}
