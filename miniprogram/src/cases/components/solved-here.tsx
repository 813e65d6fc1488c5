import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Community } from '@/identity/community'
import { useCountyQuery } from '@/platform/api/use-county'
import { Card } from '@/platform/ui/card'
import type { PublicCase } from '../case'
import { BeforeAfter } from './before-after'
import { Section } from './section'

/** What was solved this week in my community (else in the county), with photos before and after. */
export function SolvedHere({ community }: { community: Community | undefined }) {
  const query = useCountyQuery('cases.publicList', { areaId: community?.id, solved: 'week', limit: 5 })
  const items = query.data?.items ?? []
  // News of the neighbourhood: when it can't be had the page is whole without it.
  if (!query.answered) return null
  return (
    <Section title={`本周${community?.name ?? '全县'}解决的`}>
      {items.map((one) => (
        <Solved key={one.id} one={one} />
      ))}
      {items.length === 0 && <Card>本周还没有办结的公开事项。</Card>}
    </Section>
  )
}

function Solved({ one }: { one: PublicCase }) {
  return (
    <Card
      className={`solved-${one.id}`}
      label={`已解决：${one.title}`}
      onTap={() => Taro.navigateTo({ url: `/cases/pages/public-case/index?id=${one.id}` })}
    >
      <View style={{ fontWeight: 600 }}>{one.title}</View>
      <BeforeAfter photos={one.photos} />
      <View className="case-card__foot">
        {one.gridName}
        {one.unit ? ` · ${one.unit.name}办理` : ''}
      </View>
    </Card>
  )
}
