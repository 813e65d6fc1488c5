import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { endSession } from '@/platform/api/session'
import { useCommand } from '@/platform/api/use-command'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Field } from '@/platform/ui/field'
import { confirm, toast } from '@/platform/ui/tell'

/** To be typed by hand, so that nobody deletes an account by a slip of the finger. */
const words = '注销账号'

/** Removing the account, with the words typed and one more question. */
export function DeleteCard() {
  const [typed, setTyped] = useState('')
  const remove = useCommand('identity.deleteMine')
  const go = async () => {
    const sure = await confirm({
      title: '真的注销账号？',
      text: '姓名、手机号、微信关联和您的照片会被删除，不能恢复。',
      yes: '注销',
      danger: true,
    })
    if (!sure || !(await remove.run({ confirm: words }))) return
    endSession()
    toast('账号已注销')
    Taro.reLaunch({ url: '/tabs/pages/home/index' })
  }
  return (
    <Card title="注销账号">
      <View>
        注销后，姓名、手机号、微信关联和您上传的照片会被删除。您上报过的事项继续办理，但不再和您有关联。此操作不能撤销。
      </View>
      <View style={{ height: '8px' }} />
      <Field
        name="confirm"
        label={`请输入“${words}”四个字`}
        value={typed}
        onChange={setTyped}
        maxLength={10}
        error={remove.problem?.detail}
      />
      <Button
        block
        kind="danger"
        className="delete-me"
        busy={remove.busy}
        disabled={typed.trim() !== words}
        onTap={go}
      >
        注销账号
      </Button>
    </Card>
  )
}
