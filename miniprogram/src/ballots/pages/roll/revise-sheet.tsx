import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Input, Output } from '@/platform/api/contract'
import { useCommand } from '@/platform/api/use-command'
import { Button } from '@/platform/ui/button'
import { Field } from '@/platform/ui/field'
import { fenOf } from '@/platform/ui/money'
import { Segmented } from '@/platform/ui/segmented'
import { Sheet } from '@/platform/ui/sheet'
import { toast } from '@/platform/ui/tell'
import { sayArea } from '../../say'

const KINDS = [
  { value: 'area', label: '面积写错了' },
  { value: 'owners', label: '换了业主' },
] as const

interface SheetProps {
  roll: Output<'ballots.rolls'>['items'][number]
  unit: { unit: string; area: number }
  onClose: () => void
}

/** Proposes a correction of a unit; somebody else approves it. */
export function ReviseSheet({ roll, unit: { unit, area }, onClose }: SheetProps) {
  const [kind, setKind] = useState<'area' | 'owners'>('area')
  const [typed, setTyped] = useState('')
  const [owners, setOwners] = useState('')
  const [reason, setReason] = useState('')
  const revise = useCommand('ballots.reviseRoll')
  const changeOf = (): Input<'ballots.reviseRoll'>['change'] | undefined => {
    if (kind === 'owners') {
      const lines = owners
        .split('\n')
        .map((line) => line.trim().split(/[\s,，]+/))
        .filter(([name]) => name)
      if (lines.length === 0) return undefined
      return { kind, owners: lines.map(([name = '', idNumber = '']) => ({ name, idNumber })) }
    }
    // Areas are typed like money: two digits behind the point.
    const next = fenOf(typed)
    return next ? { kind, area: next } : undefined
  }
  const send = async () => {
    const change = changeOf()
    if (!change) return toast(kind === 'area' ? '面积写成数字，最多两位小数' : '请写新业主，一行一个')
    if (reason.trim().length < 2) return toast('请写明依据')
    if (!(await revise.run({ id: roll.id, unit, reason: reason.trim(), change }))) return
    toast('已提交，等另一位工作人员同意')
    onClose()
  }
  return (
    <Sheet
      title={`更正 ${unit}`}
      open
      onClose={onClose}
      footer={
        <Button block busy={revise.busy} className="send-revision" onTap={send}>
          提交更正
        </Button>
      }
    >
      <Segmented label="更正什么" options={KINDS} value={kind} onChange={setKind} />
      {kind === 'area' ? (
        <Field
          name="new-area"
          kind="digit"
          label="正确的面积（平方米）"
          hint={`名册上是 ${sayArea(area)}`}
          maxLength={12}
          value={typed}
          onChange={setTyped}
        />
      ) : (
        <Field
          name="new-owners"
          kind="long"
          label="新业主"
          hint="一行一个，姓名后可以空一格写证件号"
          maxLength={1000}
          value={owners}
          onChange={setOwners}
        />
      )}
      <Field
        name="reason"
        kind="long"
        label="依据"
        hint="例如：房产证号、过户日期"
        maxLength={200}
        value={reason}
        onChange={setReason}
      />
      {roll.frozen && <View className="soft">正在投票：原业主已经投的票不变，没投的由新业主投。</View>}
    </Sheet>
  )
}
