import { useState } from 'react'
import { Screen } from '@/platform/ui/screen'
import { Segmented } from '@/platform/ui/segmented'
import { WaitingCard } from '../../parts/waiting-card'
import { AllCases } from './all-cases'
import { DeskEntries } from './desk-entries'
import { Tasks } from './tasks'

const views = [
  { value: 'tasks', label: '待办' },
  { value: 'all', label: '全部案件' },
] as const

/** 工作台: what waits for me, the earliest due first, and everything in my area or unit. */
export default function Desk() {
  const [shown, show] = useState<(typeof views)[number]['value']>('tasks')
  return (
    <Screen className="desk-page">
      <DeskEntries />
      <WaitingCard />
      <Segmented label="看哪些" options={views} value={shown} onChange={show} />
      {shown === 'tasks' ? <Tasks /> : <AllCases />}
    </Screen>
  )
}
