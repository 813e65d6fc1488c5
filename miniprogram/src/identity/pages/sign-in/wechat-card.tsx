import { useState } from 'react'
import { call } from '@/platform/api/client'
import { endSession, tenant } from '@/platform/api/session'
import { isWeapp } from '@/platform/device/env'
import { loginCode } from '@/platform/device/login'
import { Button } from '@/platform/ui/button'
import { tellProblem } from '@/platform/ui/tell'
import { enter } from '../../enter'

/** In WeChat: back to the own account, after a demo account or in another county. */
export function WechatCard({ settle }: { settle: () => void }) {
  const [busy, setBusy] = useState(false)
  if (!isWeapp) return null
  const signIn = async () => {
    setBusy(true)
    try {
      settle()
      const [code, county] = [await loginCode(), await tenant()]
      endSession()
      enter(await call('identity.wechatLogin', { tenant: county, code: code ?? '' }), true)
    } catch (problem) {
      tellProblem(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button block busy={busy} className="wechat-login" onTap={signIn}>
      微信登录
    </Button>
  )
}
