import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Output } from '@/platform/api/contract'
import { useCommand } from '@/platform/api/use-command'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Field } from '@/platform/ui/field'
import { toast } from '@/platform/ui/tell'

interface TotpFormProps {
  on: boolean
  /** Called once it is on. */
  onDone: () => void
}

/** Switching six digits on: the secret goes into an authenticator, its first digits prove it. */
export function TotpForm({ on, onDone }: TotpFormProps) {
  const [secret, setSecret] = useState<Output<'identity.setUpTotp'>>()
  const [totp, setTotp] = useState('')
  const setUp = useCommand('identity.setUpTotp')
  const check = useCommand('identity.confirmTotp')
  if (on) return <Card title="动态验证码">已经打开：登录时要输入验证器里的 6 位数字。</Card>
  const begin = async () => {
    const answer = await setUp.run({})
    if (answer) setSecret(answer)
  }
  const finish = async () => {
    if (!(await check.run({ totp }))) return
    toast('动态验证码已打开')
    onDone()
  }
  return (
    <Card title="动态验证码">
      <View>打开后，登录除了密码还要验证器里的 6 位数字，密码泄露也进不来。</View>
      <View style={{ height: '8px' }} />
      {secret ? (
        <>
          <View>把下面的密钥输入验证器：</View>
          <View style={{ fontWeight: 600, wordBreak: 'break-all' }}>{secret.secret}</View>
          <View style={{ height: '8px' }} />
          <Field
            name="totp"
            kind="number"
            label="验证器显示的 6 位数字"
            maxLength={6}
            value={totp}
            onChange={setTotp}
            error={check.problem?.detail}
          />
          <Button block busy={check.busy} disabled={!/^\d{6}$/.test(totp)} className="totp-on" onTap={finish}>
            打开
          </Button>
        </>
      ) : (
        <Button block kind="plain" busy={setUp.busy} className="totp-begin" onTap={begin}>
          开始设置
        </Button>
      )}
    </Card>
  )
}
