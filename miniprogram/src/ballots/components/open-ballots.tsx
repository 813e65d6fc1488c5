import { View } from '@tarojs/components'
import type { Community } from '@/identity/community'
import { useCountyQuery } from '@/platform/api/use-county'
import { Card, Row } from '@/platform/ui/card'
import { sayWhen } from '@/platform/ui/when'
import { go } from '../ballot'

const MOST = 3

/** 首页: what is being voted on in my community; nothing when there is none. */
export function OpenBallots({ community }: { community: Community | undefined }) {
  const { data } = useCountyQuery('ballots.list', {
    ...{ phase: 'open', limit: MOST },
    ...(community && { areaId: community.id }),
  })
  if (!data || data.items.length === 0) return null
  return (
    <Card title="正在投票" className="open-ballots">
      {data.items.map(({ id, title, closesAt }) => (
        <Row
          key={id}
          className={`ballot-${id}`}
          title={
            <View>
              {title}
              <View style={{ color: 'inherit', opacity: 0.75, fontSize: 'var(--text-small)' }}>
                {sayWhen(closesAt)} 截止
              </View>
            </View>
          }
          value="去看看"
          onTap={() => go('ballot', { id })}
        />
      ))}
      <Row title="全部表决" className="go-ballots" onTap={() => go('list')} />
    </Card>
  )
}
