import { useState } from 'react'
import { useCommand } from '@/platform/api/use-command'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Field } from '@/platform/ui/field'
import { toast } from '@/platform/ui/tell'

/** Points to be given or taken, with the reason. Nothing moves before a second person has agreed. */
export function AskForm({ onDone }: { onDone: () => void }) {
  const [accountId, setAccountId] = useState('')
  const [amount, setAmount] = useState('')
  const [reason, setReason] = useState('')
  const ask = useCommand('points.askAdjustment')
  const send = async () => {
    if (!(await ask.run({ accountId: accountId.trim(), amount: Number(amount), reason }))) return
    setAccountId('')
    setAmount('')
    setReason('')
    toast('已提交，等另一位工作人员复核')
    onDone()
  }
  return (
    <Card title="申请调整">
      <Field
        name="account"
        label="居民的账号编号"
        hint="居民在“我的积分”最下面能看到"
        value={accountId}
        onChange={setAccountId}
        error={ask.problem?.field('accountId')}
      />
      <Field
        name="amount"
        label="补发几分（扣减写负数）"
        value={amount}
        onChange={setAmount}
        maxLength={8}
        error={ask.problem?.field('amount')}
      />
      <Field
        name="reason"
        kind="long"
        label="原因"
        value={reason}
        onChange={setReason}
        maxLength={200}
        error={ask.problem?.field('reason')}
      />
      <Button
        block
        className="ask-adjustment"
        busy={ask.busy}
        disabled={!accountId.trim() || !/^-?[1-9]\d{0,6}$/.test(amount) || reason.trim().length < 4}
        onTap={send}
      >
        提交复核
      </Button>
    </Card>
  )
}
