import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { usePage } from '@/platform/api/use-page'
import { useQuery } from '@/platform/api/use-query'
import { Empty } from '@/platform/ui/empty'
import { Listed } from '@/platform/ui/listed'
import { Screen } from '@/platform/ui/screen'
import { Segmented } from '@/platform/ui/segmented'
import type { BallotView } from '../../ballot'
import '../../components/parts.scss'
import type { Paper } from '../../paper'
import { EntryForm } from './entry-form'
import { PaperCard } from './paper-card'

const views = [
  { value: 'enter', label: '录入' },
  { value: 'open', label: '要核对' },
  { value: 'done', label: '已处理' },
] as const

/** Paper ballots: entered by two people apart; what differs or meets another vote is decided by two checkers. */
export default function PapersPage() {
  const { id = '' } = useRouter().params
  const query = useQuery('ballots.view', { id })
  const [view, setView] = useState<(typeof views)[number]['value']>('enter')
  const [second, setSecond] = useState<Paper>()
  const ballot = query.data
  const enterSecond = (paper: Paper) => {
    setSecond(paper)
    setView('enter')
  }
  return (
    <Screen
      of={query}
      className="papers"
      empty={ballot !== undefined && !ballot.abilities.includes('enterPapers')}
      emptyText="现在不收纸质票：投票开始后、公布前，并且设置了收纸质票才能录入。"
    >
      <Segmented
        label="看什么"
        options={views}
        value={view}
        onChange={(next) => {
          setSecond(undefined)
          setView(next)
        }}
      />
      {ballot && view === 'enter' && (
        <EntryForm
          key={second?.id ?? 'new'}
          ballot={ballot}
          second={second}
          onDone={() => setSecond(undefined)}
        />
      )}
      {ballot && view !== 'enter' && (
        <Papers key={view} ballot={ballot} open={view === 'open'} onEnter={enterSecond} />
      )}
    </Screen>
  )
}

interface PapersProps {
  ballot: BallotView
  open: boolean
  onEnter: (paper: Paper) => void
}

function Papers({ ballot, open, onEnter }: PapersProps) {
  const page = usePage('ballots.papers', { id: ballot.id, open: open ? 'true' : 'false', limit: 20 })
  return (
    <Listed
      page={page}
      empty={<Empty icon="check" text={open ? '没有要核对的纸质票。' : '还没有处理完的纸质票。'} />}
    >
      {(paper) => (
        <PaperCard
          key={paper.id}
          ballot={ballot}
          paper={paper}
          onEnter={() => onEnter(paper)}
          onDone={page.reload}
        />
      )}
    </Listed>
  )
}
