import { EARNING_KINDS, EARNING_LABELS } from '@linli/shared/points/rules'
import { View } from '@tarojs/components'
import { useMe } from '@/platform/api/session'
import { useQuery } from '@/platform/api/use-query'
import { Card, Row } from '@/platform/ui/card'
import { Screen } from '@/platform/ui/screen'
import { sayWhen } from '@/platform/ui/when'
import { RulesForm } from './rules-form'

/** 积分规则: what points are given for. Who administers the county tries and sets the next version here. */
export default function RulesPage() {
  const query = useQuery('points.rules', {})
  const { data } = query
  const maySet = useMe()?.grants.some(({ role }) => role === 'administrator') ?? false
  const current = data?.versions.find(({ state }) => state === 'current')
  const coming = data?.versions.filter(({ state }) => state === 'coming') ?? []
  return (
    <Screen of={query} className="points-rules">
      {current && (
        <Card title="做什么，得多少">
          {EARNING_KINDS.map((kind) => {
            const { points, perDay, perMonth } = current.rules.kinds[kind]
            const most = `${perDay === null ? '' : `，每天最多 ${perDay}`}${perMonth === null ? '' : `，每月最多 ${perMonth}`}`
            const unit = kind === 'hours' ? '每半小时 ' : ''
            return (
              <Row
                key={kind}
                title={EARNING_LABELS[kind]}
                value={points === 0 ? '不计分' : `${unit}${points} 分${most}`}
              />
            )
          })}
          <View>
            {current.rules.perPersonDay !== null && `每人每天最多 ${current.rules.perPersonDay} 分。`}
            积分 {current.rules.lifeMonths} 个月后到期，先到期的先用。工作人员自己上报的问题不计分。
          </View>
        </Card>
      )}
      {coming.map(({ version, from }) => (
        <View key={version}>
          第 {version} 版规则将从 {from ? sayWhen(from) : ''} 起生效，之前的事仍按现在的规则计分。
        </View>
      ))}
      {maySet && current && data && (
        <RulesForm key={data.version} version={data.version} rules={current.rules} onDone={query.reload} />
      )}
    </Screen>
  )
}
