import { BALLOT_KIND_LABELS, BALLOT_KINDS } from '@linli/shared/ballots/ballot'
import { Card } from '@/platform/ui/card'
import { Field } from '@/platform/ui/field'
import { Segmented } from '@/platform/ui/segmented'
import { SwitchRow } from '@/platform/ui/switch-row'
import { PickField } from '../../components/pick-field'
import type { PartProps } from './part'

const HINTS = {
  yesNo: '问一件事同不同意',
  single: '每人选一项，票多的当选',
  multiple: '每人可以选几项，票多的当选',
  ranked: '按喜欢的先后排，没人过半就一轮轮淘汰',
  score: '给每一项打分，分高的当选',
  budget: '有一笔钱，选做哪些项目',
} as const

const kinds = BALLOT_KINDS.map((value) => ({ value, label: BALLOT_KIND_LABELS[value], hint: HINTS[value] }))
const budgetBys = [
  { value: 'approval', label: '勾选项目' },
  { value: 'score', label: '给项目打分' },
] as const

/** How people choose, and among what. */
export function HowPart({ draft, set, errorOf }: PartProps) {
  const { kind } = draft
  const isBudget = kind === 'budget'
  const pointed = kind === 'score' || (isBudget && draft.budgetBy === 'score')
  return (
    <Card title="怎么投">
      <PickField
        name="kind"
        label="投票的方式"
        options={kinds}
        value={kind}
        onChange={(next) =>
          set({ kind: next, max: next === 'score' ? '10' : next === 'multiple' ? '3' : '' })
        }
      />
      {kind !== 'yesNo' && (
        <Field
          name="options"
          kind="long"
          label={isBudget ? '项目' : '选项'}
          hint={isBudget ? '一行一个，后面写要花多少元，例如：南门路灯，6000' : '一行一个'}
          required
          maxLength={5000}
          value={draft.options}
          onChange={(options) => set({ options })}
          error={errorOf('options')}
        />
      )}
      {isBudget && (
        <>
          <Field
            name="budget"
            kind="digit"
            label="一共有多少元"
            required
            maxLength={12}
            value={draft.budget}
            onChange={(budget) => set({ budget })}
            error={errorOf('numbers')}
          />
          <Segmented
            label="怎么选项目"
            options={budgetBys}
            value={draft.budgetBy}
            onChange={(budgetBy) => set({ budgetBy, max: budgetBy === 'score' ? '10' : '' })}
          />
        </>
      )}
      {(kind === 'multiple' || kind === 'ranked' || pointed) && (
        <Field
          name="max"
          kind="number"
          label={
            pointed ? '每项最高几分' : kind === 'ranked' ? '最多排几位（不填就是全部）' : '每人最多选几项'
          }
          maxLength={3}
          value={draft.max}
          onChange={(max) => set({ max })}
          error={errorOf('numbers')}
        />
      )}
      {(kind === 'single' || kind === 'multiple' || kind === 'score') && (
        <Field
          name="seats"
          kind="number"
          label="选出几个"
          maxLength={3}
          value={draft.seats}
          onChange={(seats) => set({ seats })}
          error={errorOf('numbers')}
        />
      )}
      {kind !== 'yesNo' && (
        <SwitchRow
          className="blank-allowed"
          title="可以投空白票"
          hint="算参加，不支持任何一项"
          on={draft.blankAllowed}
          onChange={(blankAllowed) => set({ blankAllowed })}
        />
      )}
    </Card>
  )
}
