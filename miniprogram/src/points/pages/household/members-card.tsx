import { useState } from 'react'
import type { Output } from '@/platform/api/contract'
import { useCommand } from '@/platform/api/use-command'
import { Button } from '@/platform/ui/button'
import { Card, Row } from '@/platform/ui/card'
import { Field } from '@/platform/ui/field'
import { Sheet } from '@/platform/ui/sheet'
import { confirm, toast } from '@/platform/ui/tell'

type Member = NonNullable<Output<'points.household'>['household']>['members'][number]

/** Who is in it, with how many points; a tap on a relative passes points on. */
export function MembersCard({ members, onDone }: { members: readonly Member[]; onDone: () => void }) {
  const [to, setTo] = useState<Member>()
  const [amount, setAmount] = useState('')
  const transfer = useCommand('points.transfer')
  const total = members.reduce((sum, { balance }) => sum + Math.max(0, balance), 0)
  const send = async () => {
    if (!to) return
    const sure = await confirm({
      title: `转给${to.name}？`,
      text: `把 ${amount} 分转给${to.name}，转出后不能撤回，到期时间不变。`,
      yes: '转出',
    })
    if (!sure || !(await transfer.run({ toId: to.id, amount: Number(amount) }))) return
    toast('已转出')
    setTo(undefined)
    setAmount('')
    onDone()
  }
  return (
    <Card title={`全家 ${total} 分`} className="household-members">
      {members.map((member) => (
        <Row
          key={member.id}
          title={member.me ? `${member.name}（我）` : member.name}
          value={`${member.balance} 分`}
          className={member.me ? '' : 'household-relative'}
          {...(member.me ? {} : { onTap: () => setTo(member) })}
        />
      ))}
      <Sheet
        title={`转给${to?.name ?? ''}`}
        open={to !== undefined}
        onClose={() => setTo(undefined)}
        footer={
          <Button
            block
            className="send-points"
            busy={transfer.busy}
            disabled={!/^[1-9]\d{0,6}$/.test(amount)}
            onTap={send}
          >
            转出
          </Button>
        }
      >
        <Field
          name="amount"
          kind="number"
          label="转多少分"
          value={amount}
          onChange={setAmount}
          error={transfer.problem?.detail}
        />
      </Sheet>
    </Card>
  )
}
