import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useQuery } from '@/platform/api/use-query'
import { Button } from '@/platform/ui/button'
import { Card, Row } from '@/platform/ui/card'
import { Screen } from '@/platform/ui/screen'
import { StatusTag } from '@/platform/ui/status-tag'
import { sayWhen } from '@/platform/ui/when'
import { useFreeze } from '../../use-freeze'

/** A resident's points account, for who looks after it: stop it from being spent, or let it go, with the reason. */
export default function AccountPage() {
  const { id = '' } = useRouter().params
  const query = useQuery('points.account', { id })
  const freeze = useFreeze(query.reload)
  const account = query.data
  return (
    <Screen of={query} className="points-account-page">
      {account && (
        <>
          <Card
            title={account.name}
            className={account.frozen ? 'account-frozen' : 'account-free'}
            extra={
              account.frozen ? (
                <StatusTag text="已冻结" icon="warning" tone="red" />
              ) : (
                <StatusTag text="正常" icon="check" tone="jade" />
              )
            }
          >
            <Row title="积分" value={`${account.balance} 分`} />
            <Row title="订单占用" value={`${account.held} 分`} />
            {account.frozen && (
              <View className="frozen-why">
                {account.frozen.byName}于 {sayWhen(account.frozen.at)} 冻结，原因：{account.frozen.reason}
              </View>
            )}
          </Card>
          <Button
            block
            kind={account.frozen ? 'primary' : 'danger'}
            className="turn-account"
            busy={freeze.busy}
            onTap={() => freeze.turn(account, account.frozen === null)}
          >
            {account.frozen ? '解冻' : '冻结'}
          </Button>
          {freeze.sheet}
        </>
      )}
    </Screen>
  )
}
