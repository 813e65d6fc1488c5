import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCommand } from '@/platform/api/use-command'
import { Button } from '@/platform/ui/button'
import { Field } from '@/platform/ui/field'
import { Sheet } from '@/platform/ui/sheet'
import { toast } from '@/platform/ui/tell'
import { HoursStepper } from '../../components/hours-stepper'
import type { RosterLine } from '../../types'

interface CorrectSheetProps {
  line: RosterLine
  record: NonNullable<RosterLine['record']>
  most: number
  onClose: () => void
  onDone: () => void
}

/** Hours that were confirmed wrongly: a new record takes the place of the old one, and the person is told why. */
export function CorrectSheet({ line, record, most, onClose, onDone }: CorrectSheetProps) {
  const [halfHours, setHalfHours] = useState(record.halfHours)
  const [reason, setReason] = useState('')
  const correct = useCommand('volunteering.correctHours')
  const send = async () => {
    if (reason.trim().length < 2) return toast('请写明原因，至少 2 个字')
    if (!(await correct.run({ id: record.id, halfHours, reason: reason.trim() }))) return
    toast('已更正，并通知了本人')
    onDone()
  }
  return (
    <Sheet
      title={`更正${line.name}的时长`}
      open
      onClose={onClose}
      footer={
        <Button
          block
          className="send-correction"
          busy={correct.busy}
          disabled={halfHours === record.halfHours}
          onTap={send}
        >
          {halfHours === record.halfHours ? '请先改时长' : '更正'}
        </Button>
      }
    >
      <HoursStepper name="corrected" value={halfHours} most={most} onChange={setHalfHours} />
      <Field name="correction" label="原因" required maxLength={200} value={reason} onChange={setReason} />
      <View className="soft">原来的记录会保留并标明“已更正”，积分和证书跟着变。</View>
    </Sheet>
  )
}
