import { ROLL_KIND_LABELS, ROLL_KINDS } from '@linli/shared/ballots/ballot'
import { DECISION_RULE_IDS, DECISION_RULES, OWNER_MATTERS } from '@linli/shared/ballots/decision'
import { View } from '@tarojs/components'
import { useQuery } from '@/platform/api/use-query'
import { Card } from '@/platform/ui/card'
import { Segmented } from '@/platform/ui/segmented'
import { PickField } from '../../components/pick-field'
import { sayRule, sayWeight } from '../../say'
import type { PartProps } from './part'

const HINTS = {
  residents: '选了这个区域做“我的社区”的居民，开始时确定',
  households: '名册上的住户，一户一票',
  owners: '名册上的业主，人数和面积两样算（民法典第二百七十八条）',
  named: '名单上的人，例如党员、村民代表',
} as const

const kinds = ROLL_KINDS.map((value) => ({ value, label: ROLL_KIND_LABELS[value], hint: HINTS[value] }))
const rules = DECISION_RULE_IDS.filter((id) => DECISION_RULES[id].approval.area === null).map((value) => ({
  value,
  label: DECISION_RULES[value].label,
  hint: DECISION_RULES[value].source,
}))
const matters = OWNER_MATTERS.map(({ id, label }) => ({ value: id, label }))
const countBys = [
  { value: 'heads', label: '按人数排名' },
  { value: 'area', label: '按面积排名' },
] as const

/** Who votes, and by which rule it is decided. */
export function WhoPart({ draft, set, errorOf }: PartProps) {
  const { voters, areaId } = draft
  const byRoll = voters !== 'residents'
  const found = useQuery('ballots.rolls', byRoll && areaId ? { areaId } : null)
  const rolls = (found.data?.items ?? []).filter(({ kind }) => kind === voters)
  const decision = OWNER_MATTERS.find(({ id }) => id === draft.matter)?.rule
  return (
    <Card title="谁来投">
      <PickField
        name="voters"
        label="有投票权的人"
        options={kinds}
        value={voters}
        onChange={(next) => set({ voters: next, rollId: null })}
      />
      {byRoll && (
        <PickField
          name="roll"
          label="用哪份名册"
          options={rolls.map(({ id, name, areaName, due }) => ({
            value: id,
            label: name,
            hint: `${areaName} · ${sayWeight(due)}`,
          }))}
          value={draft.rollId}
          onChange={(rollId) => set({ rollId })}
          hint={
            found.answered && rolls.length === 0
              ? '这个区域还没有这样的名册，请先到“名册”里建立并导入'
              : undefined
          }
          error={errorOf('voters')}
        />
      )}
      {voters === 'owners' ? (
        <>
          <PickField
            name="matter"
            label="哪一类共同决定事项"
            options={matters}
            value={draft.matter}
            onChange={(matter) => set({ matter })}
            error={errorOf('matter')}
          />
          {decision &&
            sayRule(decision).map((line) => (
              <View key={line} className="soft">
                {line}
              </View>
            ))}
          {draft.kind !== 'yesNo' && (
            <Segmented
              label="排名看什么"
              options={countBys}
              value={draft.countBy}
              onChange={(countBy) => set({ countBy })}
            />
          )}
        </>
      ) : (
        <PickField
          name="decision"
          label="怎样算通过"
          options={rules}
          value={draft.decision}
          onChange={(next) => set({ decision: next })}
          error={errorOf('decision')}
        />
      )}
    </Card>
  )
}
