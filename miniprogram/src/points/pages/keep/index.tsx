import { useState } from 'react'
import { useMe } from '@/platform/api/session'
import { Screen } from '@/platform/ui/screen'
import { Segmented } from '@/platform/ui/segmented'
import { Adjustments } from './adjustments'
import { Audit } from './audit'
import { FindAccount } from './find-account'
import { FrozenAccounts } from './frozen'
import { Runs } from './runs'

const views = [
  { value: 'adjustments', label: '调整' },
  { value: 'accounts', label: '冻结' },
  { value: 'runs', label: '每晚' },
  { value: 'audit', label: '查账' },
] as const

/** 积分管理: adjustments that take two people, accounts that may not spend, whether the books balance, and the records of an account to check. */
export default function KeepPage() {
  const held = (useMe()?.grants ?? []).map(({ role }) => role)
  const keeps = held.includes('administrator') || held.includes('supervisor')
  const runsAreSeen = held.includes('administrator') || held.includes('evaluator')
  const [view, setView] = useState<(typeof views)[number]['value']>(keeps ? 'adjustments' : 'runs')
  const shown = views.filter(({ value }) =>
    value === 'adjustments' || value === 'accounts'
      ? keeps
      : value === 'runs'
        ? runsAreSeen
        : keeps || runsAreSeen,
  )
  const showRuns = runsAreSeen && view === 'runs'
  return (
    <Screen
      className="points-keep"
      empty={shown.length === 0}
      emptyText="这里由县管理员、督办员和考评员使用。"
    >
      {shown.length > 1 && <Segmented label="看什么" options={shown} value={view} onChange={setView} />}
      {keeps && view === 'adjustments' && <Adjustments />}
      {keeps && view === 'accounts' && (
        <>
          <FindAccount />
          <FrozenAccounts />
        </>
      )}
      {shown.length > 0 && view === 'audit' && <Audit />}
      {showRuns && <Runs />}
    </Screen>
  )
}
