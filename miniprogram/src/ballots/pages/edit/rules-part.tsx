import { Card } from '@/platform/ui/card'
import { Field } from '@/platform/ui/field'
import { SwitchRow } from '@/platform/ui/switch-row'
import type { PartProps } from './part'

/** What is secret, what may be changed, and what comes on paper. */
export function RulesPart({ draft, set, errorOf }: PartProps) {
  const { secret, voters, kind } = draft
  return (
    <Card title="规则">
      <SwitchRow
        className="secret"
        title="无记名"
        hint="谁也查不到谁选了什么；不能改票、收纸质票、委托"
        on={secret}
        onChange={(on) => set({ secret: on })}
      />
      {!secret && (
        <>
          <SwitchRow
            className="change-allowed"
            title="截止前可以改票"
            on={draft.changeAllowed}
            onChange={(changeAllowed) => set({ changeAllowed })}
          />
          <SwitchRow
            className="paper-allowed"
            title="也收纸质票"
            hint="由两位工作人员分别录入"
            on={draft.paperAllowed}
            onChange={(paperAllowed) => set({ paperAllowed })}
          />
        </>
      )}
      {voters === 'owners' && kind === 'yesNo' && !secret && (
        <Field
          name="silent"
          kind="long"
          label="未投票视为同意多数的规约条款"
          hint="没有这样的条款就不填。填了还要有送达凭证才算，结果里另行列出"
          maxLength={500}
          value={draft.silentClause}
          onChange={(silentClause) => set({ silentClause })}
          error={errorOf('silentClause')}
        />
      )}
    </Card>
  )
}
