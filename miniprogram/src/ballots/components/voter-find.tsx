import { type ReactNode, useState } from 'react'
import type { Item } from '@/platform/api/contract'
import { usePage } from '@/platform/api/use-page'
import { Empty } from '@/platform/ui/empty'
import { Listed } from '@/platform/ui/listed'
import { UnitSearch } from './unit-search'

export type Voter = Item<'ballots.voters'>

interface VoterFindProps {
  ballotId: string
  draw: (voter: Voter) => ReactNode
}

/** The frozen roll of a ballot, searched by the code of a unit. */
export function VoterFind({ ballotId, draw }: VoterFindProps) {
  const [q, setQ] = useState('')
  const page = usePage('ballots.voters', { id: ballotId, limit: 20, ...(q && { q }) })
  return (
    <>
      <UnitSearch name="voter" label="找投票人" placeholder="完整的房号，例如 3-2-501" onFind={setQ} />
      <Listed page={page} empty={<Empty icon="search" text="名册上没有这一户，房号要写完整。" />}>
        {draw}
      </Listed>
    </>
  )
}

/** Who it is, as far as it is shown: the units, and the masked name. */
export const sayVoter = ({ label, name }: Pick<Voter, 'label' | 'name'>): string =>
  name === '' ? label : `${label} ${name}`
