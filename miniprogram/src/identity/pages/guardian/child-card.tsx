import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Output } from '@/platform/api/contract'
import { useCommand } from '@/platform/api/use-command'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { sayWhen } from '@/platform/ui/when'

/** For the child: the code to show. */
export function ChildCard() {
  const [code, setCode] = useState<Output<'identity.guardianCode'>>()
  const make = useCommand('identity.guardianCode')
  const show = async () => {
    const answer = await make.run({})
    if (answer) setCode(answer)
  }
  return (
    <Card title="给家长看">
      <View>请家长在自己的手机上打开“我的 → 监护人”，输入下面的数字。家长要先绑定手机号。</View>
      {code && (
        <>
          <View className="guardian__code">{code.code}</View>
          <View className="guardian__soft">{sayWhen(code.expiresAt)} 前有效</View>
        </>
      )}
      <Button block className="show-code" kind={code ? 'plain' : 'primary'} busy={make.busy} onTap={show}>
        {code ? '换一个同意码' : '显示同意码'}
      </Button>
    </Card>
  )
}
