import { SATISFACTION_LABELS, SATISFACTIONS, type Satisfaction } from '@linli/shared/cases/rounds'
import { useState } from 'react'
import { useCommand } from '@/platform/api/use-command'
import { Button } from '@/platform/ui/button'
import { Field, FieldFrame } from '@/platform/ui/field'
import { Segmented } from '@/platform/ui/segmented'
import { Sheet } from '@/platform/ui/sheet'
import { toast } from '@/platform/ui/tell'

const solvedOptions = [
  { value: 'yes', label: '解决了' },
  { value: 'no', label: '没解决' },
] as const

/** Solved? Satisfied? One answer a person. */
export function ReviewSheet({
  id,
  onClose,
  onDone,
}: {
  id: string
  onClose: () => void
  onDone: () => void
}) {
  const [solved, setSolved] = useState<'yes' | 'no'>('yes')
  const [satisfaction, setSatisfaction] = useState<Satisfaction>('satisfied')
  const [comment, setComment] = useState('')
  const review = useCommand('deliberation.review')
  const send = async () => {
    if (!(await review.run({ id, solved: solved === 'yes', satisfaction, comment }))) return
    toast('谢谢您的评议')
    onDone()
  }
  return (
    <Sheet
      title="评议结果"
      open
      onClose={onClose}
      footer={
        <Button block busy={review.busy} className="send-review" onTap={send}>
          提交评议
        </Button>
      }
    >
      <FieldFrame label="解决了吗">
        <Segmented label="解决了吗" options={solvedOptions} value={solved} onChange={setSolved} />
      </FieldFrame>
      <FieldFrame label="满意吗">
        <Segmented
          label="满意吗"
          options={SATISFACTIONS.map((value) => ({ value, label: SATISFACTION_LABELS[value] }))}
          value={satisfaction}
          onChange={setSatisfaction}
        />
      </FieldFrame>
      <Field
        name="comment"
        kind="long"
        label="想说的话"
        maxLength={500}
        value={comment}
        onChange={setComment}
      />
    </Sheet>
  )
}
