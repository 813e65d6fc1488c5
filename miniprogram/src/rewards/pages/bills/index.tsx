import { sayYuan } from '@linli/shared/rewards/orders'
import { View } from '@tarojs/components'
import { usePage } from '@/platform/api/use-page'
import { Card, Row } from '@/platform/ui/card'
import { Empty } from '@/platform/ui/empty'
import { Listed } from '@/platform/ui/listed'
import { Screen } from '@/platform/ui/screen'
import { StatusTag } from '@/platform/ui/status-tag'
import { goOffice } from '../../office'
import { sayMissing } from '../../say-office'
import '../../components/office.scss'

/** How WeChat's bill of each day compares with our orders. */
export default function BillsPage() {
  const page = usePage('rewards.billChecks', { limit: 20 })
  return (
    <Screen className="bills">
      <Listed
        page={page}
        empty={
          <Empty icon="document" text="还没有核对过。每天 10 点以后自动拿前一天的微信账单和订单核对。" />
        }
      >
        {({ date, payments, paidFen, refunds, refundedFen, wrong, missing }) => (
          <Card
            key={date}
            className={`bill-${date}`}
            title={date}
            extra={
              missing !== null ? (
                <StatusTag text="还没有账单" icon="clock" tone="amber" />
              ) : wrong.length === 0 ? (
                <StatusTag text="账目一致" icon="check" tone="jade" />
              ) : (
                <StatusTag text={`${wrong.length} 处不符`} icon="warning" tone="red" />
              )
            }
          >
            {missing !== null ? (
              <View>{sayMissing(missing)}</View>
            ) : (
              <>
                <Row title={`收款 ${payments} 笔`} value={sayYuan(paidFen)} />
                <Row title={`退款 ${refunds} 笔`} value={sayYuan(refundedFen)} />
              </>
            )}
            {wrong.map(({ number, what, next, orderId }) => (
              <View key={number} className="bill-wrong">
                <View>{what}。</View>
                {next && <View>{next}</View>}
                <View className="office-soft bill-wrong__number">单号 {number}</View>
                {orderId !== null && (
                  <Row
                    title="看这个订单"
                    className={`go-order-${orderId}`}
                    onTap={() => goOffice('staff-order', { id: orderId })}
                  />
                )}
              </View>
            ))}
            {wrong.length > 0 && (
              <Row
                title="去处理有问题的订单"
                className="go-flagged"
                onTap={() => goOffice('all-orders', { only: 'flagged' })}
              />
            )}
          </Card>
        )}
      </Listed>
    </Screen>
  )
}
