import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Icon } from '@/platform/ui/icon'
import { palette } from '@/platform/ui/palette'
import { Screen } from '@/platform/ui/screen'
import { sayWhen } from '@/platform/ui/when'
import type { BallotView } from '../../ballot'
import { Receipt } from '../../components/receipt'

/** It is in: the receipt, and what comes next. */
export function DonePart({ ballot, receipt }: { ballot: BallotView; receipt: string }) {
  return (
    <Screen
      className="vote"
      footer={
        <Button block className="back" onTap={() => Taro.navigateBack()}>
          完成
        </Button>
      }
    >
      <Card
        className="vote-done"
        title={
          <View style={{ display: 'flex', gap: '8px', alignItems: 'center' }}>
            <Icon name="check" scale={1.5} colour={palette.jade} />
            已投出
          </View>
        }
      >
        <View className="words">{ballot.title}</View>
        <Receipt ballotId={ballot.id} receipt={receipt} published={false} />
        <View className="soft">
          回执只证明票在里面，看不出您选了什么。{sayWhen(ballot.closesAt)}
          {' 截止后计票，结果公布时会通知您，那时可以用回执在计票名单里查到这一票。'}
        </View>
      </Card>
    </Screen>
  )
}
