import { chinaDay } from '@linli/shared/platform/china-time'
import { Picker, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { refreshMe } from '@/platform/api/session'
import { useCommand } from '@/platform/api/use-command'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Field, FieldFrame } from '@/platform/ui/field'
import { Screen } from '@/platform/ui/screen'
import { toast } from '@/platform/ui/tell'
import { useProfile } from '../../use-profile'

/** Name and birth date; who is under 14 needs a guardian's consent first (DOMAIN §6). */
export default function ProfilePage() {
  const { me, query } = useProfile()
  const [name, setName] = useState<string>()
  const [birthDate, setBirthDate] = useState<string>()
  const update = useCommand('identity.updateMe')
  const shownName = name ?? me?.name ?? ''
  const shownDate = birthDate ?? me?.birthDate ?? ''
  const save = async () => {
    const answer = await update.run({
      name: shownName.trim(),
      ...(shownDate ? { birthDate: shownDate } : {}),
    })
    if (!answer) return
    refreshMe(answer)
    toast('已保存')
    Taro.navigateBack()
  }
  return (
    <Screen
      of={query}
      footer={
        <Button
          block
          className="save"
          busy={update.busy}
          disabled={!shownName.trim() || (name === undefined && birthDate === undefined)}
          onTap={save}
        >
          保存
        </Button>
      }
    >
      <Card>
        <Field
          name="name"
          label="姓名"
          hint="工作人员联系您时用；别人看到的是带星号的名字"
          maxLength={20}
          value={shownName}
          onChange={setName}
          error={update.problem?.field('name')}
        />
        <FieldFrame
          label="生日"
          hint="未满 14 周岁需要家长同意；可以不填"
          error={update.problem?.field('birthDate')}
        >
          <Picker
            mode="date"
            start="1900-01-01"
            end={today()}
            value={shownDate || '1980-01-01'}
            onChange={({ detail }) => setBirthDate(detail.value)}
          >
            <View className="ll-field__input in-birth">{shownDate || '点这里选择'}</View>
          </Picker>
        </FieldFrame>
      </Card>
    </Screen>
  )
}

/** The day it is in China. */
const today = () => chinaDay(Date.now())
