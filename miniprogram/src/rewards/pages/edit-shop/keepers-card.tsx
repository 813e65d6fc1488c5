import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '@/platform/api/client'
import { ApiProblem } from '@/platform/api/problem'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Choice } from '@/platform/ui/choice'
import { Field } from '@/platform/ui/field'
import { toast } from '@/platform/ui/tell'
import type { StaffShop } from '../../types-office'
import '../../components/office.scss'

type Keeper = StaffShop['keepers'][number]

interface KeepersCardProps {
  keepers: readonly Keeper[]
  onKeepers: (keepers: Keeper[]) => void
  payeeId: string | null
  onPayee: (id: string | null) => void
}

/** Who takes vouchers here; one of them gets the money. A number is shown with its name before it counts. */
export function KeepersCard({ keepers, onKeepers, payeeId, onPayee }: KeepersCardProps) {
  const [number, setNumber] = useState('')
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const add = async () => {
    const id = number.trim()
    if (keepers.some((one) => one.id === id)) return setError('这位已经是店员了')
    setBusy(true)
    try {
      onKeepers([...keepers, await call('rewards.findKeeper', { id })])
      setNumber('')
      toast('已加入，保存后生效')
    } catch (failure) {
      const isUnknown = failure instanceof ApiProblem && failure.status === 404
      setError(isUnknown ? '没有这个编号的账号，请店员再看一遍' : '没有查到，请再试一次')
    } finally {
      setBusy(false)
    }
  }
  const remove = (id: string) => {
    onKeepers(keepers.filter((one) => one.id !== id))
    if (payeeId === id) onPayee(null)
  }
  return (
    <Card title="店员和收款人">
      <View className="office-gap">店员能核销兑换码；点一位店员，结算款就打到他的微信。</View>
      {keepers.map(({ id, name }) => (
        <View key={id} className="keeper">
          <Choice
            className={`payee-${id}`}
            title={name || id}
            mark={payeeId === id ? '收款人' : undefined}
            hint={payeeId === id ? '再点一下取消' : '点一下设为收款人'}
            on={payeeId === id}
            onTap={() => onPayee(payeeId === id ? null : id)}
          />
          <Button
            kind="text"
            className={`remove-${id}`}
            label={`不再让${name}当店员`}
            onTap={() => remove(id)}
          >
            移除
          </Button>
        </View>
      ))}
      <Field
        name="keeper"
        label="添加店员：账号编号"
        hint="店员在“我的积分”最下面能看到"
        maxLength={40}
        value={number}
        error={error}
        onChange={(value) => {
          setNumber(value)
          setError(undefined)
        }}
      />
      <Button kind="plain" block className="add-keeper" busy={busy} disabled={!number.trim()} onTap={add}>
        查姓名并加入
      </Button>
    </Card>
  )
}
