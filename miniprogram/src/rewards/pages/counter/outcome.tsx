import { sayYuan } from '@linli/shared/rewards/orders'
import { View } from '@tarojs/components'
import { Icon } from '@/platform/ui/icon'
import { palette } from '@/platform/ui/palette'
import { sayWhen } from '@/platform/ui/when'
import { FAILURES, UNKNOWN } from '../../say-office'
import type { Scanned } from './use-hand-over'

/** What to hand over, or why nothing: readable at arm's length. */
export function Outcome({ scanned }: { scanned: Scanned }) {
  if (scanned.what === 'refused') {
    const { code, detail, isPassing } = scanned.problem
    return (
      <View className="handed handed--refused" ariaRole="alert">
        <View className="handed__head">
          <Icon name="warning" colour={palette.red} scale={1.5} />
          {FAILURES[code] ?? '没有核销'}
        </View>
        <View className="handed__words">{isPassing ? UNKNOWN : detail}</View>
      </View>
    )
  }
  const { rewardName, points, cashFen, usedAt } = scanned.given
  return (
    <View className="handed handed--done" ariaRole="alert">
      <View className="handed__head">
        <Icon name="check" colour={palette.jade} scale={1.5} />
        核销成功，请交付
      </View>
      <View className="handed__thing">{rewardName}</View>
      <View className="handed__words">
        {points} 积分{cashFen > 0 ? `，已付 ${sayYuan(cashFen)}` : ''} · {sayWhen(usedAt)}
      </View>
    </View>
  )
}
