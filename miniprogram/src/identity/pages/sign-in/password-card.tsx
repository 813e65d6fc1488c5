import { useState } from 'react'
import { call } from '@/platform/api/client'
import { ApiProblem } from '@/platform/api/problem'
import { useMe } from '@/platform/api/session'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Field } from '@/platform/ui/field'
import { tellProblem } from '@/platform/ui/tell'
import { enter } from '../../enter'

interface PasswordCardProps {
  tenant: string
  /** Called before signing in. */
  settle: () => void
}

/** Staff: account and password, and the six digits when the account has them. */
export function PasswordCard({ tenant, settle }: PasswordCardProps) {
  const me = useMe()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [totp, setTotp] = useState('')
  const [askTotp, setAskTotp] = useState(false)
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<ApiProblem>()

  const signIn = async () => {
    setBusy(true)
    setWrong(undefined)
    try {
      const code = askTotp ? totp.trim() : undefined
      const answer = await call('identity.passwordLogin', {
        tenant,
        username: username.trim(),
        password,
        totp: code,
      })
      settle()
      enter(answer, me !== undefined)
    } catch (problem) {
      if (problem instanceof ApiProblem) setWrong(problem)
      if (problem instanceof ApiProblem && problem.code === 'TOTP_REQUIRED') setAskTotp(true)
      else tellProblem(problem)
    } finally {
      setBusy(false)
    }
  }

  const aboutTotp = wrong?.code.startsWith('TOTP') ?? false
  return (
    <Card title="工作人员登录">
      <Field
        name="username"
        label="账号"
        value={username}
        onChange={setUsername}
        error={wrong?.field('username')}
      />
      <Field
        name="password"
        kind="password"
        label="密码"
        value={password}
        onChange={setPassword}
        error={wrong && !aboutTotp && !wrong.field('username') ? wrong.detail : undefined}
      />
      {askTotp && (
        <Field
          name="totp"
          kind="number"
          label="动态验证码"
          hint="验证器里现在显示的 6 位数字"
          maxLength={6}
          value={totp}
          onChange={setTotp}
          error={aboutTotp ? wrong?.detail : undefined}
        />
      )}
      <Button
        block
        kind="plain"
        className="password-login"
        busy={busy}
        disabled={!username.trim() || !password || (askTotp && totp.trim().length < 6)}
        onTap={signIn}
      >
        登录
      </Button>
    </Card>
  )
}
