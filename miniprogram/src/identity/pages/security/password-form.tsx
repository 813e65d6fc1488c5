import { useState } from 'react'
import { useCommand } from '@/platform/api/use-command'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Field } from '@/platform/ui/field'
import { toast } from '@/platform/ui/tell'

/** Old password, new password; all other sessions end. */
export function PasswordForm() {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const change = useCommand('identity.changePassword')
  const save = async () => {
    if (!(await change.run({ current, next }))) return
    setCurrent('')
    setNext('')
    toast('密码已改，其他设备需要重新登录')
  }
  const wrongNext = change.problem?.field('next')
  return (
    <Card title="改密码">
      <Field
        name="current"
        kind="password"
        label="现在的密码"
        value={current}
        onChange={setCurrent}
        error={change.problem && !wrongNext ? change.problem.detail : undefined}
      />
      <Field
        name="next"
        kind="password"
        label="新密码"
        hint="至少 10 位"
        value={next}
        onChange={setNext}
        error={wrongNext}
      />
      <Button
        block
        kind="plain"
        className="change-password"
        busy={change.busy}
        disabled={!current || next.length < 10}
        onTap={save}
      >
        改密码
      </Button>
    </Card>
  )
}
