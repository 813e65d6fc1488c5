import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useQuery } from '@/platform/api/use-query'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Skeleton } from '@/platform/ui/skeleton'
import { CaseCard } from './case-card'
import { Section } from './section'

/** How many are shown on 首页; the rest is in 我的事项. */
const shown = 3

/** My open items with stage and due time. */
export function MyOpenCases() {
  const query = useQuery('cases.mine', { which: 'reported', state: 'open', limit: shown })
  const all = () => Taro.navigateTo({ url: '/cases/pages/mine/index' })
  return (
    <Section title="正在办理" more="全部事项" onMore={all}>
      {!query.answered && !query.problem && <Skeleton cards={1} />}
      {!query.answered && query.problem && (
        <Card>
          <View>{query.problem.detail}</View>
          <Button kind="text" onTap={query.reload}>
            再试一次
          </Button>
        </Card>
      )}
      {query.data?.items.map((one) => (
        <CaseCard key={one.id} one={one} />
      ))}
      {query.data?.items.length === 0 && (
        <Card>
          <View>您没有正在办理的事项。看到路灯不亮、垃圾没清，点上面的“我要上报”。</View>
        </Card>
      )}
    </Section>
  )
}
