import { View } from '@tarojs/components'
import type { Output } from '@/platform/api/contract'
import { Card } from '@/platform/ui/card'
import { Empty } from '@/platform/ui/empty'
import { StatusTag } from '@/platform/ui/status-tag'
import { sayWhen } from '@/platform/ui/when'

/** What the nightly runs found; a wrong account is named. */
export function Runs({ items }: { items: Output<'points.runs'>['items'] }) {
  return (
    <>
      {items.length === 0 && <Empty icon="clock" text="还没有对账记录，今晚会自动对账。" />}
      {items.map(({ id, job, startedAt, finishedAt, done, total, sum, wrong }) => {
        const bad = wrong.length > 0 || (sum !== null && sum !== 0)
        const state = bad ? '账不平' : finishedAt ? '完成' : '进行中'
        const tone = bad ? 'red' : finishedAt ? 'jade' : 'amber'
        return (
          <Card
            key={id}
            className={`points-run points-run-${job}`}
            title={job === 'reconcile' ? '对账' : '到期处理'}
            extra={<StatusTag icon={bad ? 'warning' : 'check'} tone={tone} text={state} />}
          >
            <View>
              {sayWhen(startedAt)}，
              {job === 'reconcile' ? `核对 ${done} 个账户` : `处理 ${done} / ${total} 个账户`}
            </View>
            {sum !== null && sum !== 0 && <View>全部记录合计应为 0，实际为 {sum}。</View>}
            {wrong.map(({ accountId, balance, entries, lots, held, holds }) => (
              <View key={accountId}>
                账户 {accountId}：余额 {balance}，明细合计 {entries}
                {lots === null ? '' : `，未到期合计 ${lots}`}
                {held === undefined ? '' : `，已预留 ${held}，兑换中合计 ${holds}`}
              </View>
            ))}
          </Card>
        )
      })}
    </>
  )
}
