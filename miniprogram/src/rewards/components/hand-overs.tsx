import { chinaDay } from '@linli/shared/platform/china-time'
import { sayYuan } from '@linli/shared/rewards/orders'
import { View } from '@tarojs/components'
import type { Item } from '@/platform/api/contract'
import type { PageList } from '@/platform/api/use-page'
import { Card } from '@/platform/ui/card'
import { Empty } from '@/platform/ui/empty'
import { Listed } from '@/platform/ui/listed'
import { sayWhen } from '@/platform/ui/when'
import './office.scss'

type HandOver = Item<'rewards.handedOver'>

const dayOf = ({ usedAt }: HandOver): string => chinaDay(Date.parse(usedAt))

/** What a shop has handed over, newest first, a heading before each day. */
export function HandOvers({ page }: { page: PageList<HandOver> }) {
  const firsts = new Set(
    page.items.filter((one, i, all) => i === 0 || dayOf(one) !== dayOf(all[i - 1]!)).map(({ id }) => id),
  )
  return (
    <Card title="交付记录" className="hand-overs">
      <Listed page={page} empty={<Empty icon="scan" text="还没有交付过。扫了顾客的兑换码就记在这里。" />}>
        {(one) => (
          <View key={one.id}>
            {firsts.has(one.id) && <View className="hand-overs__day">{dayWords(one.usedAt)}</View>}
            <View className={`hand-overs__one handed-${one.id}`}>
              <View>{one.rewardName}</View>
              <View className="office-soft">
                {sayWhen(one.usedAt).split(' ').at(-1)} · {one.points} 积分 ·{' '}
                {one.settled ? '已结算' : '未结算'}
              </View>
              {one.takenBackFen > 0 && (
                <View className="office-soft">
                  退给了顾客，给店的 {sayYuan(one.fen + one.takenBackFen)} 改为 {sayYuan(one.fen)}
                </View>
              )}
            </View>
          </View>
        )}
      </Listed>
    </Card>
  )
}

/** 今天, 昨天, 11月26日. */
const dayWords = (at: string): string => sayWhen(at).split(' ')[0] ?? ''
