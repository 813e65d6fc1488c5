import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Input } from '@/platform/api/contract'
import { useCommand } from '@/platform/api/use-command'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Field, FieldFrame } from '@/platform/ui/field'
import { Segmented } from '@/platform/ui/segmented'
import { toast } from '@/platform/ui/tell'

type Relation = Input<'identity.consentAsGuardian'>['relation']

const relations: readonly { value: Relation; label: string }[] = [
  { value: 'father', label: '父亲' },
  { value: 'mother', label: '母亲' },
  { value: 'grandparent', label: '祖辈' },
  { value: 'other', label: '其他' },
]

/** For the guardian: what is agreed to, the child's code, the relation. */
export function GuardianCard({ onAgreed }: { onAgreed: () => void }) {
  const [code, setCode] = useState('')
  const [relation, setRelation] = useState<Relation>('mother')
  const consent = useCommand('identity.consentAsGuardian')
  const agree = async () => {
    const answer = await consent.run({ code: code.trim(), relation })
    if (!answer) return
    setCode('')
    onAgreed()
    toast(`已为${answer.childName}同意`)
  }
  return (
    <Card title="为孩子同意">
      <View>
        孩子未满 14
        周岁时，要家长同意才能上报问题。我们只保存孩子的称呼、生日和上报的内容，不作别的用途；您可以随时撤回。
      </View>
      <View style={{ height: '8px' }} />
      <Field
        name="code"
        kind="number"
        label="孩子手机上的 6 位数字"
        maxLength={6}
        value={code}
        onChange={setCode}
        error={consent.problem?.field('code') ?? (consent.problem ? consent.problem.detail : undefined)}
      />
      <FieldFrame label="您是孩子的">
        <Segmented label="您是孩子的" options={relations} value={relation} onChange={setRelation} />
      </FieldFrame>
      <Button
        block
        className="agree"
        busy={consent.busy}
        disabled={!/^\d{6}$/.test(code.trim())}
        onTap={agree}
      >
        我同意
      </Button>
    </Card>
  )
}
