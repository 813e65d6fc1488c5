import { View } from '@tarojs/components'
import type { Output } from '@/platform/api/contract'
import { useQuery } from '@/platform/api/use-query'
import { Card } from '@/platform/ui/card'
import { Empty } from '@/platform/ui/empty'
import { Failed } from '@/platform/ui/failed'
import { Skeleton } from '@/platform/ui/skeleton'
import { StatusTag } from '@/platform/ui/status-tag'
import { sayWhen } from '@/platform/ui/when'
import { sayWrongHours } from './say-wrong-hours'

type Run = Output<'points.runs'>['items'][number]
type Recount = Output<'volunteering.recounts'>['items'][number]

/** What the nightly runs found, of points and of hours, newest first; a wrong account is named. */
export function Runs() {
  const runs = useQuery('points.runs', {})
  const recounts = useQuery('volunteering.recounts', {})
  const failed = [runs, recounts].find(({ problem, answered }) => problem && !answered)
  const retry = () => {
    runs.reload()
    recounts.reload()
  }
  if (failed?.problem) return <Failed problem={failed.problem} onRetry={retry} />
  if (!runs.data || !recounts.data) return <Skeleton />
  const cards = [
    ...runs.data.items.map((run) => ({ at: run.startedAt, card: <RunCard key={run.id} run={run} /> })),
    ...recounts.data.items.map((one) => ({
      ...{ at: one.startedAt, card: <RecountCard key={one.id} recount={one} /> },
    })),
  ].sort((a, b) => (a.at < b.at ? 1 : -1))
  if (cards.length === 0) return <Empty icon="clock" text="还没有核对记录，今晚会自动核对积分和时长。" />
  return <>{cards.map(({ card }) => card)}</>
}

function RunCard({ run: { job, startedAt, finishedAt, done, total, sum, wrong } }: { run: Run }) {
  const bad = wrong.length > 0 || (sum !== null && sum !== 0)
  return (
    <Card
      className={`points-run points-run-${job}`}
      title={job === 'reconcile' ? '积分对账' : '积分到期处理'}
      extra={<Outcome bad={bad ? '账不平' : undefined} finished={finishedAt !== null} />}
    >
      <View>
        {sayWhen(startedAt)}，{job === 'reconcile' ? `核对 ${done} 个账户` : `处理 ${done} / ${total} 个账户`}
      </View>
      {sum !== null && sum !== 0 && <View>全部记录合计应为 0，实际为 {sum}。</View>}
      {wrong.map(({ accountId, balance, entries, lots, held, holds }) => (
        <View key={accountId} className="wrong-line">
          账户 {accountId}：余额 {balance}，明细合计 {entries}
          {lots === null ? '' : `，未到期合计 ${lots}`}
          {held === undefined ? '' : `，已预留 ${held}，兑换中合计 ${holds}`}
        </View>
      ))}
    </Card>
  )
}

function RecountCard({ recount: { startedAt, checked, wrongCount, wrong } }: { recount: Recount }) {
  return (
    <Card
      className="hours-recount"
      title="时长核对"
      extra={<Outcome bad={wrongCount > 0 ? '对不上' : undefined} finished />}
    >
      <View>
        {sayWhen(startedAt)}，核对 {checked - 1} 名志愿者和公益时间池
      </View>
      {wrong.map((one) => (
        <View key={one.owner} className="wrong-line">
          {sayWrongHours(one)}
        </View>
      ))}
      {wrongCount > wrong.length && <View>还有 {wrongCount - wrong.length} 个对不上，请联系技术人员。</View>}
    </Card>
  )
}

/** @param bad what is wrong, in three characters */
function Outcome({ bad, finished }: { bad: string | undefined; finished: boolean }) {
  if (bad !== undefined) return <StatusTag icon="warning" tone="red" text={bad} />
  if (finished) return <StatusTag icon="check" tone="jade" text="完成" />
  return <StatusTag icon="clock" tone="amber" text="进行中" />
}
