import { useState } from 'react'
import { useMe } from '@/platform/api/session'
import { useQuery } from '@/platform/api/use-query'
import { Screen } from '@/platform/ui/screen'
import { Segmented } from '@/platform/ui/segmented'
import { Adjustments } from './adjustments'
import { Runs } from './runs'

const views = [
  { value: 'adjustments', label: '人工调整' },
  { value: 'runs', label: '每晚对账' },
] as const

/** 积分管理: adjustments that take two people, and whether the books balance. */
export default function KeepPage() {
  const held = (useMe()?.grants ?? []).map(({ role }) => role)
  const keeps = held.includes('administrator') || held.includes('supervisor')
  const audits = held.includes('administrator') || held.includes('evaluator')
  const [view, setView] = useState<(typeof views)[number]['value']>(keeps ? 'adjustments' : 'runs')
  const showRuns = audits && view === 'runs'
  const runs = useQuery('points.runs', showRuns ? {} : null)
  return (
    <Screen
      {...(showRuns ? { of: runs } : {})}
      className="points-keep"
      empty={!keeps && !audits}
      emptyText="这里由县管理员和督办员使用。"
    >
      {keeps && audits && <Segmented label="看什么" options={views} value={view} onChange={setView} />}
      {keeps && view === 'adjustments' && <Adjustments />}
      {runs.data && showRuns && <Runs items={runs.data.items} />}
    </Screen>
  )
}
