import { sayPrice, sayYuan } from '@linli/shared/rewards/orders'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useCommand } from '@/platform/api/use-command'
import { useQuery } from '@/platform/api/use-query'
import { Button } from '@/platform/ui/button'
import { Card, Row } from '@/platform/ui/card'
import { Screen } from '@/platform/ui/screen'
import { StatusTag } from '@/platform/ui/status-tag'
import { confirm, toast } from '@/platform/ui/tell'
import { sayWhen } from '@/platform/ui/when'
import { orderTag, sayRefund } from '../../say'
import { sayFlag, sayForShop } from '../../say-office'
import { GiveBack } from './give-back'
import '../../components/office.scss'

/** One order, for an administrator: what happened, what was paid, what went back, and giving back. */
export default function StaffOrderPage() {
  const { id = '' } = useRouter().params
  const query = useQuery('rewards.staffOrder', { id })
  const clear = useCommand('rewards.clearFlag')
  const one = query.data
  const looked = async () => {
    const sure = await confirm({
      title: '已经处理好了？',
      text: '这个提醒会收起来，订单本身不变。',
      yes: '处理好了',
    })
    const now = sure && one && (await clear.run({ id, version: one.version }))
    if (!now) return
    query.setData(now)
    toast('已处理')
  }
  return (
    <Screen of={query} className="staff-order">
      {one && (
        <>
          {one.flag && (
            <Card
              className="flag"
              title="要处理"
              extra={<StatusTag text="请核对" icon="warning" tone="red" />}
            >
              <View>{sayFlag(one.flag)}。</View>
              <View className="office-ways">
                <Button kind="plain" block className="clear-flag" busy={clear.busy} onTap={looked}>
                  处理好了
                </Button>
              </View>
            </Card>
          )}
          <Card title={one.rewardName} extra={<StatusTag {...orderTag(one)} />}>
            <Row title="价格" value={sayPrice(one)} />
            {one.cashFen > 0 && (
              <Row title="实付" value={one.paidFen > 0 ? sayYuan(one.paidFen) : '没有付'} />
            )}
            <Row title="店铺" value={one.shop.name} />
            <Row title="下单" value={sayWhen(one.createdAt)} />
            {one.status === 'ready' && <Row title="领取期限" value={`${sayWhen(one.expiresAt)} 前`} />}
            {one.usedAt && <Row title="领取" value={sayWhen(one.usedAt)} />}
            {one.usedAt && <Row title="给店铺" value={sayForShop(one.forShop)} className="for-shop" />}
            <Row
              title="兑换人"
              value={one.accountName}
              className="go-account"
              onTap={() => Taro.navigateTo({ url: `/points/pages/account/index?id=${one.accountId}` })}
            />
          </Card>
          {one.given.length + one.refunds.length > 0 && (
            <Card title="退过什么" className="given-back">
              {one.given.map(({ at, byName, fen, points, reason }) => (
                <View key={at} className="given">
                  <View>
                    {[fen > 0 && sayYuan(fen), points > 0 && `${points} 积分`].filter(Boolean).join(' 和 ')}，
                    {byName}，{sayWhen(at)}
                  </View>
                  <View className="office-soft">原因：{reason || '（已随账号删除）'}</View>
                </View>
              ))}
              {one.refunds.map((refund) => (
                <Row key={refund.id} title={`微信退款 ${sayYuan(refund.fen)}`} value={sayRefund(refund)} />
              ))}
            </Card>
          )}
          <GiveBack key={one.version} order={one} onDone={query.setData} />
        </>
      )}
    </Screen>
  )
}
