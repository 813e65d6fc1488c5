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

/** The frozen roll of a ballot, searched by what a paper says: the unit, the name, or how the phone ends. */
export function VoterFind({ ballotId, draw }: VoterFindProps) {
  const [q, setQ] = useState('')
  const page = usePage('ballots.voters', { id: ballotId, limit: 20, ...(q && { q }) })
  return (
    <>
      <UnitSearch name="voter" label="找投票人" placeholder="房号、姓名或手机后四位" onFind={setQ} />
      <Listed
        page={page}
        empty={<Empty icon="search" text="名册上没有找到。房号和姓名要写完整，手机写后四位。" />}
      >
        {draw}
      </Listed>
    </>
  )
}

/** Who it is, as far as it is shown: the units, the masked name and the masked phone. */
export const sayVoter = ({ label, name, phone }: Pick<Voter, 'label' | 'name' | 'phone'>): string =>
  [label, name, phone ?? ''].filter(Boolean).join(' ')
