import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useCommand } from '@/platform/api/use-command'
import { useQuery } from '@/platform/api/use-query'
import { Button } from '@/platform/ui/button'
import { Card, Row } from '@/platform/ui/card'
import { Screen } from '@/platform/ui/screen'
import { StatusTag } from '@/platform/ui/status-tag'
import { toast } from '@/platform/ui/tell'
import { sayWhen } from '@/platform/ui/when'
import { type Asked, WordsSheet } from '@/platform/ui/words-sheet'

/** A resident's points account, for who looks after it: stop it from being spent, or let it go, with the reason. */
export default function AccountPage() {
  const { id = '' } = useRouter().params
  const query = useQuery('points.account', { id })
  const freeze = useCommand('points.freeze')
  const [asked, ask] = useState<Asked>()
  const account = query.data
  const turn = (frozen: boolean) =>
    ask({
      title: frozen ? `冻结${account?.name}的积分` : `解冻${account?.name}的积分`,
      label: '原因',
      hint: frozen
        ? '冻结后不能兑换也不能转给家人，新得的积分照记；本人能看到这个原因'
        : '解冻后马上可以兑换',
      ...{ min: 2, max: 200, yes: frozen ? '冻结' : '解冻' },
      send: async (reason) => {
        const done = Boolean(await freeze.run({ id, frozen, reason }))
        if (done) {
          toast(frozen ? '已冻结' : '已解冻')
          query.reload()
        }
        return done
      },
    })
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
            onTap={() => turn(account.frozen === null)}
          >
            {account.frozen ? '解冻' : '冻结'}
          </Button>
          {asked && <WordsSheet key={asked.title} asked={asked} onClose={() => ask(undefined)} />}
        </>
      )}
    </Screen>
  )
}
