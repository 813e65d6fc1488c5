import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import type { Item } from '@/platform/api/contract'
import { usePage } from '@/platform/api/use-page'
import { Button } from '@/platform/ui/button'
import { Empty } from '@/platform/ui/empty'
import { Failed } from '@/platform/ui/failed'
import { Field } from '@/platform/ui/field'
import { ListEnd } from '@/platform/ui/list-end'
import { Skeleton } from '@/platform/ui/skeleton'

export type Voter = Item<'ballots.voters'>

interface VoterFindProps {
  ballotId: string
  draw: (voter: Voter) => ReactNode
}

/** The frozen roll of a ballot, searched by the code of a unit. */
export function VoterFind({ ballotId, draw }: VoterFindProps) {
  const [typed, setTyped] = useState('')
  const [q, setQ] = useState('')
  const page = usePage('ballots.voters', { id: ballotId, limit: 20, ...(q && { q }) })
  return (
    <>
      <Field
        name="voter-search"
        label="找投票人"
        placeholder="完整的房号，例如 3-2-501"
        maxLength={40}
        value={typed}
        onChange={setTyped}
      />
      <View className="ways gap">
        <Button kind="plain" className="search-voter" onTap={() => setQ(typed.trim())}>
          {typed.trim() === '' ? '看全部' : '查找'}
        </Button>
      </View>
      {content()}
    </>
  )

  function content() {
    if (page.problem && !page.answered) return <Failed problem={page.problem} onRetry={page.reload} />
    if (!page.answered) return <Skeleton />
    if (page.items.length === 0) return <Empty icon="search" text="名册上没有这一户，房号要写完整。" />
    return (
      <>
        {page.items.map(draw)}
        <ListEnd page={page} />
      </>
    )
  }
}

/** Who it is, as far as it is shown: the units, and the masked name. */
export const sayVoter = ({ label, name }: Pick<Voter, 'label' | 'name'>): string =>
  name === '' ? label : `${label} ${name}`
