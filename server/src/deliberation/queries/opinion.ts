import type { Output } from '@linli/shared/contract'
import { type Chart, standing } from '@linli/shared/deliberation/opinion/chart'
import { agreeing } from '@linli/shared/deliberation/opinion/figures'
import type { OpinionReading } from '@linli/shared/deliberation/opinion/reading'
import { ENOUGH_PARTICIPANTS, votesNeeded } from '@linli/shared/deliberation/opinion/votes'
import { wireTime } from '@linli/shared/platform/schemas'
import type { Context } from '../../platform/context'
import { mapModel, positionModel } from '../model'
import { statementsOf } from './posts'
import { topicById } from './topics'

const SHOWN = 5

/** The opinion map of a topic: groups of at least five only, and the asker's own place. */
export async function opinion(
  context: Context,
  { id }: { id: string },
): Promise<Output<'deliberation.opinion'>> {
  const { tenantId, actor } = context
  await topicById(context, id)
  const [map, posts, mine] = await Promise.all([
    context.model(mapModel).findOne({ _id: id, tenantId }).lean(),
    statementsOf(context, id),
    context
      .model(positionModel)
      .findOne({ _id: `${id}-${actor.id}`, tenantId })
      .lean(),
  ])
  const reading = (map?.reading ?? null) as OpinionReading | null
  const chart = (map?.chart ?? null) as Chart | null
  const missing = Math.max(0, votesNeeded(posts.length) - (mine?.columns.length ?? 0))
  const common = {
    participants: map?.participants ?? 0,
    votes: posts.reduce((sum, post) => sum + post.agree + post.disagree + post.pass, 0),
    computedAt: map?.computedAt ? wireTime(map.computedAt) : null,
    missing,
  }
  if (!reading?.enough || !chart || reading.participants < ENOUGH_PARTICIPANTS)
    return { enough: false, apart: 0, groups: [], unites: [], divides: [], me: null, ...common }
  // A statement hidden since keeps its column and its votes, but its words are shown to nobody.
  const visible = new Map(
    posts.flatMap((post) => (post.listed ? [[post.column ?? -1, post.text] as const] : [])),
  )
  const shown = <T extends { statement: number }>(list: readonly T[]) =>
    list.filter(({ statement }) => visible.has(statement)).slice(0, SHOWN)
  const words = (statement: number): string => visible.get(statement) ?? ''
  return {
    enough: true,
    apart: reading.apart,
    groups: reading.groups.map(({ index, people, x, y, spread, represents }) => ({
      ...{ index, people, x, y, spread },
      represents: shown(represents).map(({ statement, side, share }) => ({
        text: words(statement),
        side,
        share,
      })),
    })),
    unites: shown(reading.unites).map(({ statement, side, strength }) => ({
      text: words(statement),
      side,
      strength,
    })),
    divides: shown(reading.divides).map(({ statement }) => ({
      text: words(statement),
      shares: (reading.statements[statement]?.groups ?? []).map(agreeing),
    })),
    me: mine ? standing(chart, mine) : null,
    ...common,
  }
}
