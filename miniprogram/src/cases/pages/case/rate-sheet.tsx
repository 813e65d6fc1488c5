import { SATISFACTION_LABELS, SATISFACTIONS, type Satisfaction } from '@linli/shared/cases/rounds'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
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
  /** Goes on to "unsolved" with words and photos. */
  onUnsolved: () => void
}

const answers = [
  { value: 'yes', label: '解决了' },
  { value: 'no', label: '没解决' },
] as const

const satisfactions = SATISFACTIONS.map((value) => ({ value, label: SATISFACTION_LABELS[value] }))

/** Solved or not, and how satisfied. "Not solved" opens the next round (DOMAIN §1); too late for that, a new report is offered. */
export function RateSheet({ query, onClose, onUnsolved }: RateSheetProps) {
  const [solved, setSolved] = useState<'yes' | 'no'>('yes')
  const [satisfaction, setSatisfaction] = useState<Satisfaction>('satisfied')
  const [comment, setComment] = useState('')
  const step = useStep('cases.rate', query)
  const mayReopen = query.data?.abilities.some(({ action }) => action === 'unsolved') ?? false
  const send = async () => {
    const rating = { solved: solved === 'yes', satisfaction, comment: comment.trim() }
    const done = rating.solved ? '谢谢您的评价' : '已重新交给单位办理'
    if (await step.run({ rating }, done)) onClose()
  }
  return (
    <Sheet
      title="评价这次办理"
      open
      onClose={onClose}
      footer={
        <Button
          block
          className="send-rate"
          busy={step.busy}
          disabled={solved === 'no' && !mayReopen}
          onTap={send}
        >
          {solved === 'no' ? '提交，重新办理' : '提交评价'}
        </Button>
      }
    >
      <FieldFrame label="问题解决了吗">
        <Segmented label="问题解决了吗" options={answers} value={solved} onChange={setSolved} />
      </FieldFrame>
      {solved === 'no' && <WhatNow mayReopen={mayReopen} id={query.data?.id ?? ''} onUnsolved={onUnsolved} />}
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

interface WhatNowProps {
  mayReopen: boolean
  id: string
  onUnsolved: () => void
}

/** What follows from "not solved". */
function WhatNow({ mayReopen, id, onUnsolved }: WhatNowProps) {
  return (
    <View className="rate__unsolved">
      {mayReopen ? (
        <>
          <View>提交后，原来的单位会重新处理，再请您评价。</View>
          <Button kind="plain" block className="rate-unsolved" onTap={onUnsolved}>
            拍照说明哪里没解决
          </Button>
        </>
      ) : (
        <>
          <View>办结已超过 15 天，不能在这件事上重新办理，可以关联着再报一次。</View>
          <Button
            kind="plain"
            block
            className="rate-linked"
            onTap={() => Taro.navigateTo({ url: `/cases/pages/report/index?linked=${id}` })}
          >
            关联着再报一次
          </Button>
        </>
      )}
    </View>
  )
}
