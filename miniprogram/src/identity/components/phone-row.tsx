import { View } from '@tarojs/components'
import { refreshMe } from '@/platform/api/session'
import { useCommand } from '@/platform/api/use-command'
import { isWeapp } from '@/platform/device/env'
import { PhoneButton } from '@/platform/ui/button'
import { Row } from '@/platform/ui/card'
import { toast } from '@/platform/ui/tell'

/** The phone number, masked; in WeChat it is bound by WeChat's own button. */
export function PhoneRow({ phone }: { phone: string | null }) {
  const bind = useCommand('identity.bindPhone')
  const take = async (code: string) => {
    const me = await bind.run({ code })
    if (!me) return
    refreshMe(me)
    toast('手机号已绑定')
  }
  return (
    <>
      <Row title="手机号" value={phone ?? (isWeapp ? '还没有绑定' : '请在微信小程序里绑定')} />
      {isWeapp && (
        <View className="bind-phone" style={{ padding: '8px 0' }}>
          <PhoneButton onCode={take}>{phone ? '换绑手机号' : '绑定微信手机号'}</PhoneButton>
        </View>
      )}
    </>
  )
}
