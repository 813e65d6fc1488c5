import Taro, { useRouter } from '@tarojs/taro'
import { useQuery } from '@/platform/api/use-query'
import { Screen } from '@/platform/ui/screen'
import { TeamForm } from './team-form'

/** Founding a team, or giving mine (`?id=`) another name or introduction. */
export default function EditTeam() {
  const { id } = useRouter().params
  const query = useQuery('teams.read', id ? { id } : null)
  if (!id)
    return (
      <TeamForm
        words={{ name: '', about: '' }}
        onDone={(team) => Taro.redirectTo({ url: `/teams/pages/team/index?id=${team.id}` })}
      />
    )
  return query.data ? (
    <TeamForm words={query.data} team={query.data} onDone={() => Taro.navigateBack()} />
  ) : (
    <Screen of={query} />
  )
}
