import { sayPrice, sayYuan } from '@linli/shared/rewards/orders'
import { View } from '@tarojs/components'
import { usePage } from '@/platform/api/use-page'
import { Card } from '@/platform/ui/card'
import { Empty } from '@/platform/ui/empty'
import { Listed } from '@/platform/ui/listed'
import { StatusTag } from '@/platform/ui/status-tag'
import { useNow } from '@/platform/ui/use-now'
import { goOffice } from '../../office'
import { sayLimit, sayWindow } from '../../say'
import { rewardTag } from '../../say-office'

/** What a shop offers, also what is off. */
export function Rewards({ shopId }: { shopId: string }) {
  const page = usePage('rewards.staffRewards', { shopId, limit: 20 })
  const now = useNow()
  return (
    <Listed page={page} empty={<Empty icon="star" text="还没有礼品。添加后居民马上能看到。" />}>
      {(one) => (
        <Card
          key={one.id}
          className={`reward-${one.id}`}
          title={one.name}
          extra={<StatusTag {...rewardTag(one)} />}
          label={`礼品 ${one.name}`}
          onTap={() => goOffice('edit-reward', { id: one.id })}
        >
          <View>{sayPrice(one)}</View>
          <View className="office-soft">
            {[
              one.settleFen > 0 ? `每份结算给店 ${sayYuan(one.settleFen)}` : '不另外结算',
              sayLimit(one),
              sayWindow(one, now),
              `兑换后 ${one.validDays} 天内领取`,
            ]
              .filter(Boolean)
              .join('；')}
          </View>
        </Card>
      )}
    </Listed>
  )
}
