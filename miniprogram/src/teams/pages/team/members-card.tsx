import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCommand } from '@/platform/api/use-command'
import { Button } from '@/platform/ui/button'
import { Card, Row } from '@/platform/ui/card'
import { Sheet } from '@/platform/ui/sheet'
import { confirm, toast } from '@/platform/ui/tell'
import type { Team } from '../../say'

type Member = Team['members'][number]

/** Who is in it; a captain's tap on a member hands the team over, or takes the member out. */
export function MembersCard({ team, onDone }: { team: Team; onDone: () => void }) {
  const [chosen, choose] = useState<Member>()
  const handOver = useCommand('teams.handOver')
  const remove = useCommand('teams.remove')
  const leads = team.abilities.includes('handOver')
  const whom = { id: team.id, accountId: chosen?.accountId ?? '' }
  const done = (words: string) => {
    toast(words)
    choose(undefined)
    onDone()
  }
  const make = async () => {
    const sure = await confirm({
      title: `设${chosen?.name}为队长？`,
      text: '您还是队员，但不能再移出队员、修改介绍或解散志愿队。',
      yes: '交出',
      danger: true,
    })
    if (sure && (await handOver.run(whom))) done('已交给新队长')
  }
  const take = async () => {
    const sure = await confirm({
      title: `移出${chosen?.name}？`,
      text: '移出后本人会收到通知，积分和时长不变；想回来可以再加入。',
      yes: '移出',
      danger: true,
    })
    if (sure && (await remove.run(whom))) done('已移出')
  }
  return (
    <Card title="队员" className="team-members">
      {team.members.map((member) => {
        const { accountId, name, captain, me } = member
        return (
          <Row
            key={accountId}
            className={`member-${accountId}`}
            title={me ? `${name}（我）` : name}
            value={captain ? '队长' : ''}
            {...(leads && !me ? { onTap: () => choose(member) } : {})}
          />
        )
      })}
      <Sheet title={chosen?.name ?? ''} open={chosen !== undefined} onClose={() => choose(undefined)}>
        <View className="ways">
          <Button block className="make-captain" busy={handOver.busy} onTap={make}>
            设为队长
          </Button>
          <Button block kind="danger" className="remove-member" busy={remove.busy} onTap={take}>
            移出志愿队
          </Button>
        </View>
      </Sheet>
    </Card>
  )
}
