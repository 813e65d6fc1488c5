import { useState } from 'react'
import { useCommand } from '@/platform/api/use-command'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Field } from '@/platform/ui/field'
import { confirm, toast } from '@/platform/ui/tell'

/** Joining with a relative's code; says first what the others will see. */
export function JoinCard({ onDone }: { onDone: () => void }) {
  const [code, setCode] = useState('')
  const join = useCommand('points.join')
  const enter = async () => {
    const sure = await confirm({
      title: '加入这个家庭？',
      text: '加入后家人能看到您的姓名和积分，您也能看到他们的。随时可以退出。',
      yes: '加入',
    })
    if (!sure || !(await join.run({ code: code.trim() }))) return
    toast('已加入家庭')
    onDone()
  }
  return (
    <Card title="加入家庭">
      <Field
        name="code"
        label="邀请码"
        hint="家人在“家庭积分”里生成，8 位字母和数字"
        value={code}
        onChange={setCode}
        maxLength={12}
        error={join.problem?.detail}
      />
      <Button
        block
        className="join-household"
        busy={join.busy}
        disabled={code.trim().length < 8}
        onTap={enter}
      >
        加入
      </Button>
    </Card>
  )
}
