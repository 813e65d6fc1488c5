import { sayPrice, sayYuan } from '@linli/shared/rewards/orders'
import { View } from '@tarojs/components'
import { useDidHide, useDidShow, useRouter } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { useCommand } from '@/platform/api/use-command'
import { useQuery } from '@/platform/api/use-query'
import { canPay } from '@/platform/device/pay'
import { Button } from '@/platform/ui/button'
import { Card, Row } from '@/platform/ui/card'
import { Screen } from '@/platform/ui/screen'
import { StatusTag } from '@/platform/ui/status-tag'
import { confirm, toast } from '@/platform/ui/tell'
import { useNow } from '@/platform/ui/use-now'
import { sayWhen } from '@/platform/ui/when'
import { ShopCard } from '../../components/shop-card'
import { go } from '../../go'
import { orderTag, sayOrder } from '../../say'
import type { Order } from '../../types'
import '../../components/rewards.scss'
import { RefundCard } from './refund-card'
import { usePay } from './use-pay'
import { VoucherCard } from './voucher-card'

/** One of the own orders: pay, show the voucher, call it off, see what came back. With `pay=1` the payment begins by itself. */
export default function OrderPage() {
  const { id = '', pay: payNow } = useRouter().params
  const now = useNow()
  const query = useQuery('rewards.orderView', { id })
  const { data: order, setData, reload } = query
  const visible = useVisible()
  const cancel = useCommand('rewards.cancel')
  const payment = usePay(id, setData, reload)
  const payable = Boolean(order?.can.pay)

  const begun = useRef(false)
  const { pay } = payment
  useEffect(() => {
    if (payNow !== '1' || !payable || begun.current) return
    begun.current = true
    pay()
  }, [payNow, payable, pay])

  const callOff = async ({ version, status, points, cashFen }: Order) => {
    const money = status === 'ready' && cashFen > 0 ? `，${sayYuan(cashFen)} 退回微信` : ''
    const text = `${points} 积分退回${money}。取消后要重新兑换。`
    if (!(await confirm({ title: '取消兑换？', text, yes: '取消兑换', no: '不取消', danger: true }))) return
    const answer = await cancel.run({ id, version })
    if (!answer) return reload()
    setData(answer)
    toast('已取消，积分已退回')
  }

  return (
    <Screen
      of={query}
      className="order"
      footer={
        order && payable && canPay ? (
          <Button block className="pay" busy={payment.busy} onTap={pay}>
            付款 {sayYuan(order.cashFen)}
          </Button>
        ) : undefined
      }
    >
      {order && (
        <>
          <Card title={order.rewardName} extra={<StatusTag {...orderTag(order)} />} className="order-head">
            <View className="order-now">{sayOrder(order, now)}</View>
            {payable && !canPay && <View className="order-elsewhere">请在微信里打开小程序付款。</View>}
          </Card>
          {order.can.show && visible && <VoucherCard id={id} onLook={reload} />}
          <RefundCard order={order} />
          <ShopCard shop={order.shop} />
          <Card title="兑换信息">
            <Row title="用了" value={sayPrice(order)} />
            <Row title="兑换时间" value={sayWhen(order.createdAt, now)} />
            {order.status === 'ready' && <Row title="领取截止" value={sayWhen(order.expiresAt, now)} />}
            <Row title="礼品详情" className="go-reward" onTap={() => go('reward', order.rewardId)} />
          </Card>
          {order.can.cancel && (
            <Button
              kind="text"
              block
              className="cancel-order"
              busy={cancel.busy}
              disabled={payment.busy}
              onTap={() => callOff(order)}
            >
              取消兑换
            </Button>
          )}
        </>
      )}
    </Screen>
  )
}

/** Whether the page is on top. */
function useVisible(): boolean {
  const [visible, setVisible] = useState(true)
  useDidShow(() => setVisible(true))
  useDidHide(() => setVisible(false))
  return visible
}
