import { EARNING_KINDS, EARNING_LABELS, type EarningKind, type RuleSet } from '@linli/shared/points/rules'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Output } from '@/platform/api/contract'
import { useCommand } from '@/platform/api/use-command'
import { Button } from '@/platform/ui/button'
import { Card, Row } from '@/platform/ui/card'
import { Field } from '@/platform/ui/field'
import { Segmented } from '@/platform/ui/segmented'
import { confirm, toast } from '@/platform/ui/tell'
import { sayMonth } from '../../format'
import { nextMonth, numberOr } from './form'

const froms = [
  { value: 'now', label: '立即生效' },
  { value: 'month', label: '下月 1 日' },
] as const

interface RulesFormProps {
  /** The newest version that was seen. */
  version: number
  rules: RuleSet
  onDone: () => void
}

/** The next version of the rules: change, try on last month, set. */
export function RulesForm({ version, rules: shown, onDone }: RulesFormProps) {
  const [rules, setRules] = useState(shown)
  const [from, setFrom] = useState<'now' | 'month'>('month')
  const [seen, setSeen] = useState<Output<'points.previewRules'>>()
  const tryOut = useCommand('points.previewRules')
  const save = useCommand('points.setRules')

  const change = (next: RuleSet) => {
    setRules(next)
    setSeen(undefined)
  }
  const changeKind = (kind: EarningKind, more: Partial<RuleSet['kinds'][EarningKind]>) =>
    change({ ...rules, kinds: { ...rules.kinds, [kind]: { ...rules.kinds[kind], ...more } } })
  const preview = async () => setSeen(await tryOut.run({ rules }))
  const set = async () => {
    const sure = await confirm({
      title: '启用新规则？',
      text: `新规则${from === 'now' ? '从现在起' : '从下月 1 日起'}生效，已发的积分不变。规则不能倒填日期。`,
      yes: '启用',
    })
    if (!sure) return
    const begins = from === 'month' ? { from: nextMonth(Date.now()) } : {}
    if (!(await save.run({ version, rules, ...begins }))) return
    toast('新规则已保存')
    onDone()
  }
  return (
    <Card title="调整规则" className="rules-form">
      {EARNING_KINDS.map((kind) => (
        <View key={kind}>
          <Field
            name={`points-${kind}`}
            kind="number"
            label={`${EARNING_LABELS[kind]}：${kind === 'hours' ? '每半小时' : '每次'}几分`}
            value={String(rules.kinds[kind].points)}
            onChange={(value) => changeKind(kind, { points: numberOr(value, 0) })}
          />
          <Field
            name={`cap-${kind}`}
            kind="number"
            label="每人每天最多（空着为不限）"
            value={rules.kinds[kind].perDay === null ? '' : String(rules.kinds[kind].perDay)}
            onChange={(value) => changeKind(kind, { perDay: numberOr(value, null) })}
          />
          <Field
            name={`month-${kind}`}
            kind="number"
            label="每人每月最多（空着为不限）"
            value={rules.kinds[kind].perMonth === null ? '' : String(rules.kinds[kind].perMonth)}
            onChange={(value) => changeKind(kind, { perMonth: numberOr(value, null) })}
          />
        </View>
      ))}
      <Field
        name="cap-day"
        kind="number"
        label="每人每天合计最多（空着为不限）"
        value={rules.perPersonDay === null ? '' : String(rules.perPersonDay)}
        onChange={(value) => change({ ...rules, perPersonDay: numberOr(value, null) })}
      />
      <Field
        name="life"
        kind="number"
        label="几个月后到期"
        value={String(rules.lifeMonths)}
        onChange={(value) => change({ ...rules, lifeMonths: Math.max(1, numberOr(value, 1)) })}
      />
      <Button kind="plain" block className="try-rules" busy={tryOut.busy} onTap={preview}>
        按上个月的情况试算
      </Button>
      {seen && (
        <View className="rules-preview">
          <Row
            title={`${sayMonth(seen.month)}实际发放`}
            value={`${seen.did.points} 分，${seen.did.people} 人`}
          />
          <Row title="按新规则会发放" value={`${seen.would.points} 分，${seen.would.people} 人`} />
          <Row title="会碰到上限" value={`${seen.would.capped} 次，实际 ${seen.did.capped} 次`} />
          {EARNING_KINDS.filter((kind) => seen.would.kinds[kind].events > 0).map((kind) => (
            <Row
              key={kind}
              title={`${EARNING_LABELS[kind]} ${seen.would.kinds[kind].events} 次`}
              value={`${seen.would.kinds[kind].points} 分，实际 ${seen.did.kinds[kind].points} 分`}
            />
          ))}
        </View>
      )}
      <Segmented label="什么时候生效" options={froms} value={from} onChange={setFrom} />
      <Button block className="set-rules" busy={save.busy} disabled={!seen} onTap={set}>
        {seen ? '启用新规则' : '请先试算'}
      </Button>
    </Card>
  )
}
