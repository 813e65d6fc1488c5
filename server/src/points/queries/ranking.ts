import { maskName } from '@linli/shared/identity/mask'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import type { pointsContract } from '@linli/shared/points/contract'
import { type GroupSum, rankedGroups } from '@linli/shared/points/ranking'
import { localMonth } from '@linli/shared/points/rules'
import { peopleByIds, residentsByIds } from '../../identity'
import type { Context } from '../../platform/context'
import { teamIdOf, teamsByIds } from '../../teams'
import { scoreModel, teamScoreModel, unrankedModel } from '../model-people'

const SHOWN = 50

interface Line {
  name: string
  points: number
  people: number | null
  /** Of a team: where a tap leads. */
  teamId: string | null
  me: boolean
}

/** Equal points share a place, and the next one is counted on: 1, 2, 2, 4. */
export function placed(lines: readonly Line[]): (Line & { place: number })[] {
  const sorted = [...lines].sort((a, b) => b.points - a.points)
  return sorted.map((line) => ({
    ...line,
    place: sorted.findIndex(({ points }) => points === line.points) + 1,
  }))
}

/**
 * Points earned in a month, without those of people who do mind (decision 077). People are shown by masked name, and only those of the own
 * community.
 */
export async function ranking(context: Context, input: ParsedOf<(typeof pointsContract)['points.ranking']>) {
  const { tenantId, actor } = context
  const month = input.month ?? localMonth(context.now())
  const home = (await residentsByIds(context, [actor.id])).get(actor.id)
  const [own, unranked] = await Promise.all([
    context
      .model(scoreModel)
      .findOne({ tenantId, _id: `${month}.${actor.id}` }, { points: 1 })
      .lean(),
    context.model(unrankedModel).exists({ tenantId, _id: actor.id }),
  ])
  const community = home?.communityId ?? null
  const lines = await {
    people: () => people(context, month, community),
    villages: () => villages(context, month, community),
    teams: () => teams(context, month),
  }[input.of]()
  return {
    month,
    community: input.of === 'people' ? (home?.communityName ?? null) : null,
    items: placed(lines),
    mine: { points: own?.points ?? 0, hidden: unranked !== null },
  }
}

async function people(context: Context, month: string, communityId: string | null): Promise<Line[]> {
  if (communityId === null) return []
  const { tenantId, actor } = context
  const rows = await context
    .model(scoreModel)
    .find({ tenantId, month, communityId, hidden: false, points: { $gt: 0 } }, { accountId: 1, points: 1 })
    .sort({ points: -1 })
    .limit(SHOWN)
    .lean()
  const names = await peopleByIds(
    context,
    rows.map(({ accountId }) => accountId),
  )
  return rows.map(({ accountId, points }) => {
    const name = names.get(accountId)?.name ?? ''
    const me = accountId === actor.id
    return { name: me ? name : maskName(name), points, people: null, teamId: null, me }
  })
}

async function villages(context: Context, month: string, mine: string | null): Promise<Line[]> {
  const sums = await context.model(scoreModel).aggregate<GroupSum & { name: string | null }>([
    { $match: { tenantId: context.tenantId, month, hidden: false } },
    { $match: { points: { $gt: 0 }, communityId: { $ne: null } } },
    {
      $group: {
        _id: '$communityId',
        name: { $max: '$communityName' },
        points: { $sum: '$points' },
        people: { $sum: 1 },
      },
    },
    { $project: { _id: 0, id: '$_id', name: 1, points: 1, people: 1 } },
  ])
  return rankedGroups(sums)
    .slice(0, SHOWN)
    .map(({ id, name, points, people }) => ({
      ...{ name: name ?? '', points, people, teamId: null, me: id === mine },
    }))
}

async function teams(context: Context, month: string): Promise<Line[]> {
  const { tenantId, actor } = context
  const sums = await context
    .model(teamScoreModel)
    .aggregate<GroupSum>([
      { $match: { tenantId, month, hidden: false } },
      { $match: { points: { $gt: 0 } } },
      { $group: { _id: '$teamId', points: { $sum: '$points' }, people: { $sum: 1 } } },
      { $project: { _id: 0, id: '$_id', points: 1, people: 1 } },
    ])
  const ranked = rankedGroups(sums)
  const [shown, mine] = await Promise.all([
    teamsByIds(
      context,
      ranked.map(({ id }) => id),
    ),
    teamIdOf(context, actor.id),
  ])
  return ranked
    .flatMap(({ id, points, people }) => {
      const team = shown.get(id)
      return team ? [{ name: team.name, points, people, teamId: id, me: id === mine }] : []
    })
    .slice(0, SHOWN)
}
