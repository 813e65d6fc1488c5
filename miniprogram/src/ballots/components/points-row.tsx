import type { BallotOption, Choice } from '@linli/shared/ballots/ballot'
import { Input, View } from '@tarojs/components'
import { tappable } from '@/platform/device/tappable'
import { Icon } from '@/platform/ui/icon'
import { sayFen } from '@/platform/ui/money'
import { pointsOf, scored } from '../choice'

interface PointsRowProps {
  option: BallotOption
  choice: Choice
  max: number
  onChange: (choice: Choice) => void
}

/** Points for one option: by two buttons, or typed. */
export function PointsRow({ option: { id, title, cost }, choice, max, onChange }: PointsRowProps) {
  const points = pointsOf(choice, id)
  const set = (value: number) => onChange(scored(choice, id, Math.min(max, Math.max(0, value))))
  return (
    <View className={`score points-${id}`}>
      <View className="score__title">
        {title}
        {cost !== undefined && <View className="soft">{sayFen(cost)}</View>}
      </View>
      <View className="score__step">
        <View
          className={`score__button less-${id} ${points === 0 ? 'score__button--off' : ''}`}
          {...tappable(() => set(points - 1), { label: `${title}减一分`, disabled: points === 0 })}
        >
          <Icon name="minus" />
        </View>
        <Input
          className={`score__value in-points-${id}`}
          type="number"
          maxlength={3}
          value={String(points)}
          ariaLabel={`${title}的分数，0 到 ${max}`}
          onInput={({ detail }) => set(/^\d+$/.test(detail.value) ? Number(detail.value) : 0)}
        />
        <View
          className={`score__button more-${id} ${points === max ? 'score__button--off' : ''}`}
          {...tappable(() => set(points + 1), { label: `${title}加一分`, disabled: points === max })}
        >
          <Icon name="plus" />
        </View>
      </View>
    </View>
  )
}
