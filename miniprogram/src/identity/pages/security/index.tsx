import { Screen } from '@/platform/ui/screen'
import { useProfile } from '../../use-profile'
import { PasswordForm } from './password-form'
import { TotpForm } from './totp-form'

/** For accounts with a password: changing it, and switching six digits on. */
export default function SecurityPage() {
  const { me, query } = useProfile()
  return (
    <Screen of={query} empty={!me?.hasPassword} emptyText="您用微信登录，没有密码需要管理">
      <PasswordForm />
      <TotpForm on={me?.totpEnabled ?? false} onDone={query.reload} />
    </Screen>
  )
}
