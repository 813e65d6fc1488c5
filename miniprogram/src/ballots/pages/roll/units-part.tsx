import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Output } from '@/platform/api/contract'
import { usePage } from '@/platform/api/use-page'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Empty } from '@/platform/ui/empty'
import { Listed } from '@/platform/ui/listed'
import { UnitSearch } from '../../components/unit-search'
import { sayArea } from '../../say'
import { ReviseSheet } from './revise-sheet'

type Roll = Output<'ballots.rolls'>['items'][number]

/** The units of a roll, names masked; each can be proposed for correction. */
export function UnitsPart({ roll }: { roll: Roll }) {
  const [q, setQ] = useState('')
  const [revising, setRevising] = useState<{ unit: string; area: number }>()
  const page = usePage('ballots.rollUnits', { id: roll.id, limit: 20, ...(q && { q }) })
  return (
    <>
      <UnitSearch name="unit" label="查一户" placeholder="完整的房号" onFind={setQ} />
      <Listed page={page} empty={<Empty icon="search" text="名册上没有这一户，房号要写完整。" />}>
        {({ unit, area, owners }) => (
          <Card
            key={unit}
            className={`unit-${unit}`}
            title={unit}
            extra={
              roll.kind === 'owners' && (
                <Button kind="text" className={`revise-${unit}`} onTap={() => setRevising({ unit, area })}>
                  更正
                </Button>
              )
            }
          >
            <View className="soft">
              {area > 0 && `${sayArea(area)} · `}
              {owners.join('、') || '没有写姓名'}
            </View>
          </Card>
        )}
      </Listed>
      {revising && <ReviseSheet roll={roll} unit={revising} onClose={() => setRevising(undefined)} />}
    </>
  )
}
