import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useCommand } from '@/platform/api/use-command'
import { useQuery } from '@/platform/api/use-query'
import { Button } from '@/platform/ui/button'
import { Card, Row } from '@/platform/ui/card'
import { Screen } from '@/platform/ui/screen'
import { StatusTag } from '@/platform/ui/status-tag'
import { confirm, toast } from '@/platform/ui/tell'
import { leavingText, teamTag } from '../../say'
import { MembersCard } from './members-card'

/** One team: who it is, joining and leaving it, and what its captain may do. */
export default function TeamPage() {
  const { id = '' } = useRouter().params
  const query = useQuery('teams.read', { id })
  const join = useCommand('teams.join')
  const leave = useCommand('teams.leave')
  const close = useCommand('teams.close')
  const team = query.data
  const may = team?.abilities ?? []
  const tag = team && teamTag(team)

  const come = async () => {
    const sure = await confirm({
      title: `加入“${team?.name}”？`,
      text: '加入后队员之间能看到姓名。以后得的积分会计入本队，随时可以退出。',
      yes: '加入',
    })
    if (!sure || !(await join.run({ id }))) return
    toast('已加入')
    query.reload()
  }
  const go = async () => {
    if (!team) return
    const sure = await confirm({ title: '退出志愿队？', text: leavingText(team), yes: '退出', danger: true })
    if (!sure || !(await leave.run({ id }))) return
    toast('已退出')
    query.reload()
  }
  const end = async () => {
    const sure = await confirm({
      title: '解散志愿队？',
      text: '解散后不能恢复，所有队员都会退出并收到通知。各人的积分和时长不变。',
      yes: '解散',
      danger: true,
    })
    if (!sure || !(await close.run({ id }))) return
    toast('已解散')
    query.reload()
  }
  return (
    <Screen
      of={query}
      className="team"
      footer={
        may.includes('join') ? (
          <Button block className="join-team" busy={join.busy} onTap={come}>
            加入这个队
          </Button>
        ) : undefined
      }
    >
      {team && (
        <>
          <Card title={team.name} className="team-head" extra={tag && <StatusTag {...tag} />}>
            {team.about !== '' && <View className="words">{team.about}</View>}
            <Row title="所属社区" value={team.area.name} />
            {team.captain !== null && <Row title="队长" value={team.captain} />}
            {team.state === 'open' && <Row title="队员" value={`${team.size} 人`} />}
          </Card>
          {team.mine && team.visibility === 'pending' && (
            <View className="warn">名称和介绍正在检查，通过后别人就能看到并加入。</View>
          )}
          {team.mine && team.visibility === 'hidden' && (
            <View className="warn">名称或介绍没有通过审核，只有队员能看到。请队长换一个。</View>
          )}
          {team.members.length > 0 && <MembersCard team={team} onDone={query.reload} />}
          <View className="ways">
            {may.includes('edit') && (
              <Button
                kind="plain"
                className="edit-team"
                onTap={() => Taro.navigateTo({ url: `/teams/pages/edit/index?id=${id}` })}
              >
                修改名称和介绍
              </Button>
            )}
            {team.mine && (
              <Button
                kind="plain"
                className="go-team-ranking"
                onTap={() => Taro.navigateTo({ url: '/points/pages/ranking/index?of=teams' })}
              >
                看排名
              </Button>
            )}
            {may.includes('leave') && (
              <Button kind="text" className="leave-team" busy={leave.busy} onTap={go}>
                退出志愿队
              </Button>
            )}
            {may.includes('close') && (
              <Button kind="text" className="close-team" busy={close.busy} onTap={end}>
                解散志愿队
              </Button>
            )}
          </View>
        </>
      )}
    </Screen>
  )
}
