import Taro from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Field } from '@/platform/ui/field'

/** The way to an account that is to be frozen or let go. */
export function FindAccount() {
  const [number, setNumber] = useState('')
  return (
    <Card title="冻结或解冻一个账户">
      <Field
        name="find-account"
        label="居民的账号编号"
        hint="居民在“我的积分”最下面能看到；从兑换订单也能进去"
        maxLength={40}
        value={number}
        onChange={setNumber}
      />
      <Button
        block
        className="go-account"
        disabled={!number.trim()}
        onTap={() =>
          Taro.navigateTo({ url: `/points/pages/account/index?id=${encodeURIComponent(number.trim())}` })
        }
      >
        查看账户
      </Button>
    </Card>
  )
}
