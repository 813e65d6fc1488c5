import { View } from '@tarojs/components'
import { Card } from '@/platform/ui/card'
import type { CaseView } from '../../case'
import { CaseClock } from '../../parts/case-clock'

/** What the step is about, in three lines. */
export function SubjectCard({ view: { title, clock, place } }: { view: CaseView }) {
  return (
    <Card>
      <CaseClock clock={clock} />
      <View className="step-page__title">{title}</View>
      <View className="step-page__soft">
        {place.communityName} · {place.gridName}
        {place.address && ` · ${place.address}`}
      </View>
    </Card>
  )
}
