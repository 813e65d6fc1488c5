import { View } from '@tarojs/components'
import { useQuery } from '@/platform/api/use-query'
import { Screen } from '@/platform/ui/screen'
import { InviteCard } from './invite-card'
import { JoinCard } from './join-card'
import { LeaveCard } from './leave-card'
import { MembersCard } from './members-card'
import './index.scss'

/** 家庭积分: whose points we see together, and passing them on. */
export default function HouseholdPage() {
  const query = useQuery('points.household', {})
  const household = query.data?.household
  return (
    <Screen of={query} className="household">
      <View className="household__intro">
        加入同一个家庭后，家人之间能看到彼此的积分，也能互相转。各人的积分仍是各人的。
      </View>
      {household ? (
        <>
          <MembersCard members={household.members} onDone={query.reload} />
          <InviteCard code={household.code} until={household.codeUntil} onDone={query.reload} />
          <LeaveCard onDone={query.reload} />
        </>
      ) : (
        <>
          <JoinCard onDone={query.reload} />
          <InviteCard code={null} until={null} onDone={query.reload} />
        </>
      )}
    </Screen>
  )
}
