import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Output } from '@/platform/api/contract'
import { usePage } from '@/platform/api/use-page'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Empty } from '@/platform/ui/empty'
import { Failed } from '@/platform/ui/failed'
import { Field } from '@/platform/ui/field'
import { ListEnd } from '@/platform/ui/list-end'
import { Skeleton } from '@/platform/ui/skeleton'
import { sayArea } from '../../say'
import { ReviseSheet } from './revise-sheet'

type Roll = Output<'ballots.rolls'>['items'][number]

/** The units of a roll, names masked; each can be proposed for correction. */
export function UnitsPart({ roll }: { roll: Roll }) {
  const [typed, setTyped] = useState('')
  const [q, setQ] = useState('')
  const [revising, setRevising] = useState<{ unit: string; area: number }>()
  const page = usePage('ballots.rollUnits', { id: roll.id, limit: 20, ...(q && { q }) })
  return (
    <>
      <Field
        name="unit-search"
        label="查一户"
        placeholder="完整的房号"
        maxLength={40}
        value={typed}
        onChange={setTyped}
      />
      <View className="ways gap">
        <Button kind="plain" className="search-unit" onTap={() => setQ(typed.trim())}>
          {typed.trim() === '' ? '看全部' : '查找'}
        </Button>
      </View>
      {content()}
      {revising && <ReviseSheet roll={roll} unit={revising} onClose={() => setRevising(undefined)} />}
    </>
  )

  function content() {
    if (page.problem && !page.answered) return <Failed problem={page.problem} onRetry={page.reload} />
    if (!page.answered) return <Skeleton />
    if (page.items.length === 0) return <Empty icon="search" text="名册上没有这一户，房号要写完整。" />
    return (
      <>
        {page.items.map(({ unit, area, owners }) => (
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
        ))}
        <ListEnd page={page} />
      </>
    )
  }
}
