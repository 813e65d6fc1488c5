import { type Story, storytelling, type Teller } from '../../notifications'
import { aggregateIdOf } from '../../platform/store/events'
import { type TeamDoc, teamModel } from '../model'

type Told = { to: readonly string[] } & Pick<Story, 'phrase' | 'title' | 'body'>

/** Tells of a team as it is now, by its name. */
const ofTeam =
  (say: (team: TeamDoc, data: Record<string, unknown>) => Told | null): Teller =>
  async (context, event) => {
    const { tenantId } = context
    const _id = aggregateIdOf(event)
    const team = await context.model(teamModel).findOne({ _id, tenantId }).lean<TeamDoc>()
    const told = team && say(team, event.data)
    return told ? [{ ...told, subject: { kind: 'team', id: _id }, about: team.name }] : []
  }

/** Tells those concerned of what others did to their team. */
export const tell = storytelling('teams.tell', {
  'teams.joined': ofTeam(({ captainId, name }) => ({
    to: captainId === null ? [] : [captainId],
    phrase: '有新队员',
    title: '有新队员加入',
    body: `“${name}”来了一位新队员，去欢迎一下吧。`,
  })),
  'teams.removed': ofTeam(({ name }, { accountId }) => ({
    to: [accountId as string],
    phrase: '已移出',
    title: '您已不在志愿队里',
    body: `队长把您移出了“${name}”。您的积分和时长不变，可以加入别的志愿队，也可以自己建一个。`,
  })),
  'teams.handedOver': ofTeam(({ name }, { toId }) => ({
    to: [toId as string],
    phrase: '您是队长',
    title: '您成为了志愿队队长',
    body: `“${name}”的队长现在是您，可以修改介绍、移出队员，或把队长交给别人。`,
  })),
  'teams.closed': ofTeam(({ name }, { memberIds }) => ({
    to: memberIds as string[],
    phrase: '已解散',
    title: '志愿队已解散',
    body: `“${name}”已经解散。您的积分和时长不变，可以加入别的志愿队，也可以自己建一个。`,
  })),
  'teams.judged': ofTeam(({ captainId, name }, { verdict }) =>
    verdict === 'passed' || captainId === null
      ? null
      : {
          to: [captainId],
          phrase: '未通过',
          title: '志愿队的名称或介绍没有通过审核',
          body: `“${name}”暂时只有队员能看到。请换一个名称或介绍，通过后别人就能加入。`,
        },
  ),
})
