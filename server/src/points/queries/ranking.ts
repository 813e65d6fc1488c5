import { maskName } from '@linli/shared/identity/mask'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import type { pointsContract } from '@linli/shared/points/contract'
import { localMonth } from '@linli/shared/points/rules'
import { peopleByIds, residentsByIds } from '../../identity'
import type { Context } from '../../platform/context'
import { scoreModel, unrankedModel } from '../model-people'

const SHOWN = 50

interface Line {
  name: string
  points: number
  people: number | null
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

/** Points earned in a month. People are shown by masked name, and only those of the own community who don't mind. */
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
  const lines =
    input.of === 'villages'
      ? await villages(context, month, home?.communityId ?? null)
      : await people(context, month, home?.communityId ?? null)
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
    return { name: me ? name : maskName(name), points, people: null, me }
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
    .map(({ _id, name, points, people }) => ({ name: name ?? '', points, people, me: _id === mine }))
}
