import { maskName } from '@linli/shared/identity/mask'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import type { pointsContract } from '@linli/shared/points/contract'
import { rankedTeams, type TeamSum } from '@linli/shared/points/ranking'
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
 * Points earned in a month. People are shown by masked name, and only those of the own community who don't mind; teams without the points
 * of their people who do mind.
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

/** Whoever is in no ranking still counts for the community: nobody can be told from the sum. */
async function villages(context: Context, month: string, mine: string | null): Promise<Line[]> {
  const rows = await context.model(scoreModel).aggregate<{
    _id: string | null
    name: string | null
    points: number
    people: number
  }>([
    { $match: { tenantId: context.tenantId, month } },
    {
      $group: {
        _id: '$communityId',
        name: { $max: '$communityName' },
        points: { $sum: '$points' },
        people: { $sum: 1 },
      },
    },
  ])
  return rows
    .filter(({ _id, points }) => _id !== null && points > 0)
    .sort((a, b) => b.points - a.points)
    .slice(0, SHOWN)
    .map(({ _id, name, points, people }) => ({
      name: name ?? '',
      points,
      people,
      teamId: null,
      me: _id === mine,
    }))
}

/** Who is in no ranking counts for no team: of a handful of people the others could work it out. */
async function teams(context: Context, month: string): Promise<Line[]> {
  const { tenantId, actor } = context
  const sums = await context
    .model(teamScoreModel)
    .aggregate<TeamSum>([
      { $match: { tenantId, month, hidden: false } },
      { $match: { points: { $gt: 0 } } },
      { $group: { _id: '$teamId', points: { $sum: '$points' }, people: { $sum: 1 } } },
      { $project: { _id: 0, teamId: '$_id', points: 1, people: 1 } },
    ])
  const ranked = rankedTeams(sums)
  const [shown, mine] = await Promise.all([
    teamsByIds(
      context,
      ranked.map(({ teamId }) => teamId),
    ),
    teamIdOf(context, actor.id),
  ])
  return ranked
    .flatMap(({ teamId, points, people }) => {
      const team = shown.get(teamId)
      return team ? [{ name: team.name, points, people, teamId, me: teamId === mine }] : []
    })
    .slice(0, SHOWN)
}
