import { SATISFACTION_LABELS, SATISFACTIONS, type Satisfaction } from '@linli/shared/cases/rounds'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Query } from '@/platform/api/use-query'
import { Button } from '@/platform/ui/button'
import { Field, FieldFrame } from '@/platform/ui/field'
import { Segmented } from '@/platform/ui/segmented'
import { Sheet } from '@/platform/ui/sheet'
import type { Case } from '../../case'
import { useStep } from './use-step'

interface RateSheetProps {
  query: Query<Case>
  onClose: () => void
  /** Goes on to "unsolved", which opens the next round. */
  onUnsolved: () => void
}

const answers = [
  { value: 'yes', label: '解决了' },
  { value: 'no', label: '没解决' },
] as const

const satisfactions = SATISFACTIONS.map((value) => ({ value, label: SATISFACTION_LABELS[value] }))

/** Solved or not, and how satisfied. Who says "not solved" is led to a new round. */
export function RateSheet({ query, onClose, onUnsolved }: RateSheetProps) {
  const [solved, setSolved] = useState<'yes' | 'no'>('yes')
  const [satisfaction, setSatisfaction] = useState<Satisfaction>('satisfied')
  const [comment, setComment] = useState('')
  const step = useStep('cases.rate', query)
  const mayReopen = query.data?.abilities.some(({ action }) => action === 'unsolved') ?? false
  const send = async () => {
    const rating = { solved: solved === 'yes', satisfaction, comment: comment.trim() }
    if (await step.run({ rating }, '谢谢您的评价')) onClose()
  }
  return (
    <Sheet
      title="评价这次办理"
      open
      onClose={onClose}
      footer={
        <Button block className="send-rate" busy={step.busy} onTap={send}>
          提交评价
        </Button>
      }
    >
      <FieldFrame label="问题解决了吗">
        <Segmented label="问题解决了吗" options={answers} value={solved} onChange={setSolved} />
      </FieldFrame>
      {solved === 'no' && mayReopen && (
        <View className="rate__unsolved">
          <View>没解决可以要求重新办理，原来的单位会再来处理。</View>
          <Button kind="danger" block className="rate-unsolved" onTap={onUnsolved}>
            要求重新办理
          </Button>
        </View>
      )}
      <FieldFrame label="您满意吗">
        <Segmented label="您满意吗" options={satisfactions} value={satisfaction} onChange={setSatisfaction} />
      </FieldFrame>
      <Field
        kind="long"
        name="comment"
        label="想说的话"
        placeholder="可以不写"
        maxLength={500}
        value={comment}
        onChange={setComment}
      />
    </Sheet>
  )
}
